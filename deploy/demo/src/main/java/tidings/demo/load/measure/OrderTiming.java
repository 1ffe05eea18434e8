package tidings.demo.load.measure;

/**
 * The due time of an order and the times when it was accepted and settled ({@link System#nanoTime()}).
 *
 * @param settledNanos 0 if it was not settled
 */
public record OrderTiming(long dueNanos, long acceptedNanos, long settledNanos) {

    public OrderTiming settledAt(long nanos) {
        return new OrderTiming(dueNanos, acceptedNanos, nanos);
    }

    public boolean isSettled() {
        return settledNanos != 0;
    }
}
