package tidings.embedded.client;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what others do. */
public final class Await {

    private Await() {}

    /** Looks again and again until {@code condition} holds, or {@code limit} is over; which of them is for others to say. */
    public static void until(BooleanSupplier condition, Duration limit, Duration glance) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(glance.toMillis());
        }
    }
}
