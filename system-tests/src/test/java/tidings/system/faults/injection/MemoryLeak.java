package tidings.system.faults.injection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Java agent that uses up the heap of a JVM when it is told to, and survives each {@link OutOfMemoryError}. */
public final class MemoryLeak {

    private static final int CHUNK_BYTES = 64 * 1024;
    /** Of the JVM with the leak. */
    private static final Queue<byte[]> KEPT = new ConcurrentLinkedQueue<>();

    private final Path file = JavaAgent.temporaryFile(".leak");

    /** Returns the environment of a JVM with this leak. */
    public Map<String, String> environment() {
        return JavaAgent.environment(MemoryLeak.class, List.of(), file);
    }

    public void begin() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVM calls this before its program. */
    public static void premain(String file) {
        Thread leak = new Thread(() -> leak(Path.of(file)), "leak");
        leak.setDaemon(true);
        leak.start();
    }

    private static void leak(Path file) {
        while (true) {
            if (Files.exists(file)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                continue;
            }
            try {
                KEPT.add(new byte[CHUNK_BYTES]);
            } catch (OutOfMemoryError survived) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }
}
