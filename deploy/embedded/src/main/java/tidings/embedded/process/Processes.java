package tidings.embedded.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The end of processes. */
public final class Processes {

    private static final Duration LAST_BREATH = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private Processes() {}

    /** Waits {@code grace} for a process that was asked to leave, then makes it. */
    public static void end(ProcessHandle process, Duration grace) {
        if (!awaitEnd(process, grace)) {
            process.destroyForcibly();
            awaitEnd(process, LAST_BREATH);
        }
    }

    /** Kills as a crash would; returns when it is gone. */
    public static void kill(ProcessHandle process) {
        process.destroyForcibly();
        awaitEnd(process, LAST_BREATH);
    }

    /** Whether the process is gone within {@code limit}. */
    public static boolean awaitEnd(ProcessHandle process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isGone(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(GLANCE);
        }
        return true;
    }

    /** Gone is also who died and was not collected yet: in a container, an orphan may stay listed for seconds. */
    public static boolean isGone(ProcessHandle process) {
        return !process.isAlive() || isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException noSuchProcessOrNoSuchFileSystem) {
            return false;
        }
    }

    public static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
