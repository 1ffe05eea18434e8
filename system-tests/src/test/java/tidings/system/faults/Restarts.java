package tidings.system.faults;

import java.util.function.Supplier;
import tidings.embedded.process.StartFailed;

/** Starts a process again when a fault elsewhere ended its start, as an orchestrator does. */
final class Restarts {

    /** A process that never starts fails the test. */
    private static final int MAX_ATTEMPTS = 5;

    private Restarts() {}

    /** Returns what {@code start} returns as soon as it succeeds; it must leave no process behind when it fails. */
    static <T> T until(Supplier<T> start) {
        for (int attempt = 1; ; attempt++) {
            try {
                return start.get();
            } catch (StartFailed e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
                System.out.println("faults: start " + attempt + " failed: "
                        + e.getMessage().lines().findFirst().orElse(""));
            }
        }
    }
}
