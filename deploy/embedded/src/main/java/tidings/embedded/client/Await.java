package tidings.embedded.client;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Polls a condition. */
public final class Await {

    private Await() {}

    /** Polls until {@code condition} holds or {@code timeout} is over. The caller has to check which of them happened. */
    public static void until(BooleanSupplier condition, Duration timeout, Duration interval)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(interval.toMillis());
        }
    }
}
