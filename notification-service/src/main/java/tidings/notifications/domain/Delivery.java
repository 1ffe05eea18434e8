package tidings.notifications.domain;

import java.time.Duration;
import java.time.Instant;

/** How far a notification is on its way to the customer. */
public sealed interface Delivery {

    /** Not told yet: {@code attempts} have failed, and the next is due. */
    record Pending(int attempts, Instant dueAt) implements Delivery {

        private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
        private static final int DOUBLINGS = 9;

        static Pending since(Instant now) {
            return new Pending(0, now);
        }

        /** Due again a second after the first failure, and twice as late after each further one, up to five minutes. */
        Pending afterFailure(Instant now) {
            Duration wait = Duration.ofSeconds(1L << Math.min(attempts, DOUBLINGS));
            return new Pending(attempts + 1, now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
        }
    }

    /** Told; {@code channel} is the way it went, for example {@code log}. */
    record Sent(String channel, Instant at) implements Delivery {}
}
