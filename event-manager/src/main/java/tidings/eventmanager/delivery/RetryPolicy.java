package tidings.eventmanager.delivery;

import java.time.Duration;
import java.util.List;

/**
 * The retry policy of deliveries: exponential back-off with jitter, and limits.
 *
 * @param maxConsecutiveFailures the failures in a row after which a subscription is suspended
 * @param maxAttempts the attempts after which a delivery is given up
 */
record RetryPolicy(Duration retryDelay, Duration maxRetryDelay, int maxConsecutiveFailures, int maxAttempts) {

    private static final int DOUBLINGS = 20;

    /**
     * The pause after a failure: doubles each time, less a random part of up to half, so that retries spread.
     *
     * @param failures at least 1
     * @param chance between 0 and 1
     */
    Duration delayAfter(int failures, double chance) {
        long doubled = retryDelay.toMillis() << Math.min(failures - 1, DOUBLINGS);
        long pause = Math.min(doubled, maxRetryDelay.toMillis());
        return Duration.ofMillis(pause / 2 + Math.round(pause / 2.0 * chance));
    }

    /**
     * The pause of a subscription after a batch: the longest that its sink asked for, and after the second batch in a
     * row without a success a growing one. A single failed retry does not pause the subscription.
     *
     * @param failures the batches in a row without a success before this one
     */
    Duration pauseOfSubscription(List<AttemptResult> batch, int failures, double chance) {
        Duration requested = batch.stream()
                .map(AttemptResult::requestedPause)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        boolean fails = failures > 0 && batch.stream().noneMatch(AttemptResult::isDelivered);
        Duration growing = fails ? delayAfter(failures, chance) : Duration.ZERO;
        return requested.compareTo(growing) > 0 ? requested : growing;
    }
}
