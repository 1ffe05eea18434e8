package tidings.eventmanager.deliveries.domain;

import java.time.Duration;

/**
 * How long to wait for what, and how often.
 *
 * @param failuresInARow after so many a subscription is suspended
 * @param attempts after so many a single delivery is given up
 */
public record RetryPolicy(Duration firstWait, Duration longestWait, int failuresInARow, int attempts) {

    private static final int DOUBLINGS = 20;

    /**
     * Twice as long after each failure, and a random part of it less, so that those who failed together do not come back
     * together.
     *
     * @param failures at least 1
     * @param chance between 0 and 1
     */
    public Duration waitAfter(int failures, double chance) {
        long doubled = firstWait.toMillis() << Math.min(failures - 1, DOUBLINGS);
        long longest = Math.min(doubled, longestWait.toMillis());
        return Duration.ofMillis(longest / 2 + Math.round(longest / 2.0 * chance));
    }
}
