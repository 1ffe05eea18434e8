package tidings.system.ledger;

/**
 * What a fault may cause without being an error.
 *
 * @param expiredPercent orders that may expire because their payment takes too long
 * @param overlappingPercent requests to the provider, in percent of the orders, that may overlap one with the same key. A client
 *     that was held up for longer than its timeout sends a request, gives it up at once and repeats it
 * @param repeatedDeliveries deliveries to the subscriber that may be repeated: they are delivered at least once
 */
public record Tolerance(int expiredPercent, int overlappingPercent, int repeatedDeliveries) {

    /** For faults that delay no order and interrupt no delivery. */
    public static final Tolerance NONE = new Tolerance(0, 0, 0);

    /** For faults that stop a part of the system. On a busy machine, a restart takes most of the time; never do all expire. */
    public static final Tolerance OF_OUTAGES = new Tolerance(90, 1, 1_000);
}
