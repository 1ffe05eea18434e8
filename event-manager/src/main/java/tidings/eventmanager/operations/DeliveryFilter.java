package tidings.eventmanager.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.http.BadRequest;
import tidings.eventmanager.http.Owner;

/**
 * Which deliveries a page has: those of an owner that match all conditions, before the last one of the page before.
 *
 * @param from the event was stored at this time or later
 * @param to the event was stored before this time
 */
record DeliveryFilter(
        Owner owner, @Nullable Status status, @Nullable String type, Instant from, Instant to, Cursor before) {

    /** The status of a delivery, under its name in the database. */
    enum Status {
        PENDING,
        DELIVERED,
        GIVEN_UP
    }

    /** The last delivery of a page. Its text is opaque for clients. */
    record Cursor(long position, UUID subscription) {

        static final Cursor NEWEST = new Cursor(Long.MAX_VALUE, new UUID(-1, -1));

        private static final Pattern TEXT =
                Pattern.compile("(\\d{1,18})/(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");

        /** Fails with {@link BadRequest}. */
        static Cursor read(String text) {
            try {
                Matcher matcher = TEXT.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
                if (matcher.matches()) {
                    return new Cursor(Long.parseLong(matcher.group(1)), UUID.fromString(matcher.group(2)));
                }
            } catch (IllegalArgumentException notBase64) {
                // reported below
            }
            throw new BadRequest("cursor", "must be the cursor of a page");
        }

        String write() {
            byte[] text = (position + "/" + subscription).getBytes(UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
        }
    }
}
