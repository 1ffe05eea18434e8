package tidings.messaging.envelope;

import java.util.UUID;

/**
 * A unique id that begins with its time: UUID version 7 (RFC 9562, section 5.7).
 *
 * <p>The ids of one time are neighbours in an index. A random id would be written to a page of its own, which PostgreSQL
 * logs as a whole after each checkpoint.
 */
public final class TimeOrderedId {

    private static final int TIME_SHIFT = 16;
    private static final long VERSION_7 = 0x7000;
    private static final long RANDOM_BITS = 0x0FFF;

    private TimeOrderedId() {}

    /** Returns a new id with the milliseconds of now and 74 random bits. */
    public static UUID next() {
        UUID random = UUID.randomUUID();
        long time = System.currentTimeMillis() << TIME_SHIFT;
        return new UUID(
                time | VERSION_7 | (random.getMostSignificantBits() & RANDOM_BITS), random.getLeastSignificantBits());
    }
}
