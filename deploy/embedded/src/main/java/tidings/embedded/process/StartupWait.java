package tidings.embedded.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The time between a process being there and its being of use. */
public final class StartupWait {

    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Duration limit;
    private final BooleanSupplier givenUp;

    public StartupWait(Duration limit, BooleanSupplier givenUp) {
        this.limit = limit;
        this.givenUp = givenUp;
    }

    /** Fails with {@link StartFailed} where {@code ready} never comes to hold. */
    public void await(String name, ManagedProcess running, BooleanSupplier ready) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            failIfGivenUp(name, "ready");
            if (Processes.isGone(running.process())) {
                throw new StartFailed("the " + name + " " + running.ending() + " before it was ready");
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailed("the " + name + " was not ready within " + limit.toSeconds() + " s");
            }
            Processes.pause(GLANCE);
        }
    }

    public void failIfGivenUp(String name, String awaited) {
        if (givenUp.getAsBoolean()) {
            throw new StartFailed("the " + name + " was stopped before it was " + awaited);
        }
    }
}
