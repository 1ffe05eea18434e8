package tidings.embedded.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a started process to become ready. */
public final class StartupWait {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Duration timeout;
    private final BooleanSupplier cancelled;

    public StartupWait(Duration timeout, BooleanSupplier cancelled) {
        this.timeout = timeout;
        this.cancelled = cancelled;
    }

    /** Fails with {@link StartFailed} if {@code ready} does not become true in time. */
    public void await(String name, ManagedProcess running, BooleanSupplier ready) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!ready.getAsBoolean()) {
            failIfCancelled(name, "ready");
            if (Processes.isGone(running.process())) {
                throw new StartFailed("the " + name + " " + running.exitDescription() + " before it was ready");
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailed("the " + name + " was not ready within " + timeout.toSeconds() + " s");
            }
            Processes.pause(POLL_INTERVAL);
        }
    }

    public void failIfCancelled(String name, String awaited) {
        if (cancelled.getAsBoolean()) {
            throw new StartFailed("the " + name + " was stopped before it was " + awaited);
        }
    }
}
