package tidings.eventmanager.delivery;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import tidings.eventmanager.delivery.webhook.Outcome;

/**
 * The result of a delivery attempt.
 *
 * @param dueAt the time of the next attempt while pending
 * @param took the duration of the attempt
 */
record AttemptResult(long event, Outcome outcome, State state, Instant dueAt, Instant at, Duration took) {

    /** The state of a delivery. */
    enum State {
        PENDING,
        DELIVERED,
        /** Too many attempts failed; a replay delivers the event again. */
        GIVEN_UP
    }

    /**
     * Derives the next state from an outcome.
     *
     * @param before the number of earlier attempts
     */
    static AttemptResult after(
            long event, int before, Outcome outcome, Instant at, Instant now, RetryPolicy retryPolicy, double chance) {
        Duration took = Duration.between(at, now);
        if (outcome instanceof Outcome.Failed failed) {
            Duration usual = retryPolicy.delayAfter(before + 1, chance);
            Duration wait = failed.pause().compareTo(usual) > 0 ? failed.pause() : usual;
            boolean last = failed.pause().isZero() && before + 1 >= retryPolicy.maxAttempts();
            State state = last ? State.GIVEN_UP : State.PENDING;
            return new AttemptResult(event, outcome, state, now.plus(wait), at, took);
        }
        State state = outcome instanceof Outcome.Delivered ? State.DELIVERED : State.PENDING;
        return new AttemptResult(event, outcome, state, now, at, took);
    }

    boolean isDelivered() {
        return state == State.DELIVERED;
    }

    /** The time from the result to the next attempt. */
    Duration pause() {
        return Duration.between(at.plus(took), dueAt);
    }

    /** Zero if the sink did not ask for a pause. */
    Duration requestedPause() {
        return outcome instanceof Outcome.Failed failed ? failed.pause() : Duration.ZERO;
    }

    /** Whether it counts towards the maximum: a sink that asks for a pause is well. */
    boolean isCounted() {
        return requestedPause().isZero();
    }

    /** The entry of the delivery log in JSON. */
    String logEntry() {
        JsonObject entry = new JsonObject()
                .put("at", at.toString())
                .put("status", outcome.description())
                .put("millis", took.toMillis());
        if (!outcome.body().isEmpty()) {
            entry.put("body", outcome.body());
        }
        if (state == State.PENDING) {
            entry.put("next", dueAt.toString());
        }
        return entry.encode();
    }
}
