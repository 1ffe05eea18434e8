package tidings.orders.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import tidings.http.StrictUuid;
import tidings.orders.OrderViews.Position;

/** The end of a page as an opaque text. */
final class Cursor {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Cursor() {}

    static String write(Position position) {
        String text = position.placedAt() + "/" + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Fails with {@link IllegalArgumentException} if the text is no cursor. */
    static Position read(String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("/", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a cursor");
        }
        try {
            return new Position(time(parts[0]), StrictUuid.of(parts[1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a cursor", e);
        }
    }

    /** PostgreSQL knows fewer years than Java. */
    private static Instant time(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
            throw new IllegalArgumentException("not a cursor");
        }
        return time;
    }
}
