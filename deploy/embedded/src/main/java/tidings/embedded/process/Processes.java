package tidings.embedded.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Waits for, stops and kills processes. */
public final class Processes {

    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    /** Places of fields in {@code /proc/PID/stat}, counted after the name (proc_pid_stat(5)). */
    private static final int STATE = 0;

    private static final int THREADS = 17;

    private Processes() {}

    /** Waits {@code timeout} for a process that was asked to stop, then kills it. */
    public static void end(ProcessHandle process, Duration timeout) {
        if (!awaitEnd(process, timeout)) {
            process.destroyForcibly();
            awaitEnd(process, KILL_TIMEOUT);
        }
    }

    /** Kills the process, as a crash would. Returns when it has exited. */
    public static void kill(ProcessHandle process) {
        process.destroyForcibly();
        awaitEnd(process, KILL_TIMEOUT);
    }

    /** Returns whether the process exits within {@code timeout}. */
    public static boolean awaitEnd(ProcessHandle process, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isGone(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(POLL_INTERVAL);
        }
        return true;
    }

    /** Returns whether the process has exited. A zombie counts as gone: in a container, an orphan may stay listed for seconds. */
    public static boolean isGone(ProcessHandle process) {
        return !process.isAlive() || isZombie(process.pid());
    }

    /** While other threads of the process are ending, its first thread is a zombie already, but its ports are still open. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
            return fields.get(STATE).equals("Z") && Integer.parseInt(fields.get(THREADS)) <= 1;
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
