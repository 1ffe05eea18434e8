package tidings.embedded.load;

/**
 * When an order was due to be sent, accepted and settled, by {@link System#nanoTime()}.
 *
 * @param settledNanos 0 where it was not settled
 */
record SettledOrder(long dueNanos, long acceptedNanos, long settledNanos) {

    SettledOrder settledAt(long nanos) {
        return new SettledOrder(dueNanos, acceptedNanos, nanos);
    }

    boolean isSettled() {
        return settledNanos != 0;
    }
}
