package tidings.eventmanager.deliveries.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * What becomes of a delivery after an attempt.
 *
 * @param dueAt when the next attempt is due, where it is pending still
 * @param took how long the attempt took
 */
public record AttemptResult(long event, Outcome outcome, State state, Instant dueAt, Instant at, Duration took) {

    /** How a delivery stands. */
    public enum State {
        PENDING,
        DELIVERED,
        /** Too many attempts failed; a replay tries again. */
        GIVEN_UP
    }

    /**
     * What an outcome leads to.
     *
     * @param before how many attempts there were before this one
     */
    public static AttemptResult after(
            long event, int before, Outcome outcome, Instant at, Instant now, RetryPolicy patience, double chance) {
        Duration took = Duration.between(at, now);
        if (outcome instanceof Outcome.Delivered) {
            return new AttemptResult(event, outcome, State.DELIVERED, now, at, took);
        }
        if (outcome instanceof Outcome.Failed failed) {
            Duration usual = patience.waitAfter(before + 1, chance);
            Duration wait = failed.pause().compareTo(usual) > 0 ? failed.pause() : usual;
            State state = before + 1 < patience.attempts() ? State.PENDING : State.GIVEN_UP;
            return new AttemptResult(event, outcome, state, now.plus(wait), at, took);
        }
        return new AttemptResult(event, outcome, State.PENDING, now, at, took);
    }

    public boolean isDelivered() {
        return state == State.DELIVERED;
    }
}
