package tidings.system.faults.injection;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A part of a fault: time that passes. */
public final class Delay {

    private Delay() {}

    public static void millis(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
            LockSupport.parkNanos(left);
        }
    }
}
