package tidings.orders.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import tidings.orders.OrderViews.Position;

/** The end of a page as an opaque text. */
final class Cursor {

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
            return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a cursor", e);
        }
    }
}
