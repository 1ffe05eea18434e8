package tidings.demo.load.measure;

/**
 * When an order was due to be sent, accepted and settled, by {@link System#nanoTime()}.
 *
 * @param settledNanos 0 where it was not settled
 */
public record OrderTiming(long dueNanos, long acceptedNanos, long settledNanos) {

    public OrderTiming settledAt(long nanos) {
        return new OrderTiming(dueNanos, acceptedNanos, nanos);
    }

    public boolean isSettled() {
        return settledNanos != 0;
    }
}
