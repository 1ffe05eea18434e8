package tidings.eventmanager.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Parses parameters of requests. Fails with {@link BadRequest}. */
public final class Parameters {

    /** A time after all others: the database knows fewer years than Java. */
    public static final Instant LAST_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private Parameters() {}

    /** A number from 1 to {@code max}. */
    public static long number(String name, String text, long max) {
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException none) {
            // reported below
        }
        throw new BadRequest(name, "must be a number from 1 to " + max);
    }

    /** A time with an offset (RFC 3339). */
    public static Instant time(String name, String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isAfter(Instant.EPOCH) && time.isBefore(LAST_TIME)) {
                return time;
            }
        } catch (DateTimeException malformed) {
            // reported below
        }
        throw new BadRequest(name, "must be a time such as 2026-11-21T12:00:00Z");
    }
}
