package tidings.notifications.domain;

import java.time.Duration;
import java.time.Instant;

/** The progress of a notification on its way to the customer. */
public sealed interface Delivery {

    /** Not sent yet: {@code attempts} have failed, and the next is due at {@code dueAt}. */
    record Pending(int attempts, Instant dueAt) implements Delivery {

        private static final Duration MAX_RETRY_DELAY = Duration.ofMinutes(5);
        private static final int MAX_DOUBLINGS = 9;

        static Pending since(Instant now) {
            return new Pending(0, now);
        }

        /** Due again one second after the first failure; each further failure doubles the delay, up to five minutes. */
        Pending afterFailure(Instant now) {
            Duration delay = Duration.ofSeconds(1L << Math.min(attempts, MAX_DOUBLINGS));
            return new Pending(attempts + 1, now.plus(delay.compareTo(MAX_RETRY_DELAY) < 0 ? delay : MAX_RETRY_DELAY));
        }
    }

    /** Sent; {@code channel} is the channel of the gateway, for example {@code log}. */
    record Sent(String channel, Instant at) implements Delivery {}
}
