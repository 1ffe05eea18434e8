package school.messaging.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells bytes that are UTF-8, so that they can lie in the database to be read, from those that are not. */
public final class RawText {

    private static final char REPLACEMENT = '\uFFFD';

    private RawText() {}

    /** The text that these bytes are; null where they are none, or one that PostgreSQL has no place for. */
    public static @Nullable String of(byte @Nullable [] bytes) {
        String text = bytes == null ? null : exactly(bytes);
        return text == null || text.indexOf('\0') >= 0 ? null : text;
    }

    /** The bytes that are no such text. */
    public static @Nullable Buffer bytesIfNotUtf8(byte @Nullable [] bytes) {
        return bytes == null || of(bytes) != null ? null : Buffer.buffer(bytes);
    }

    /** The text that these bytes are; null where the way back would lead to others. */
    static @Nullable String exactly(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || Arrays.equals(text.getBytes(UTF_8), bytes) ? text : null;
    }
}
