package school.messaging.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Separates bytes that PostgreSQL can store as text from binary ones. */
public final class RawText {

    private static final char REPLACEMENT = '\uFFFD';

    private RawText() {}

    /** Returns the bytes as text; null if they are no UTF-8, or contain a zero, which PostgreSQL cannot store. */
    public static @Nullable String of(byte @Nullable [] bytes) {
        String text = bytes == null ? null : exactly(bytes);
        return text == null || text.indexOf('\0') >= 0 ? null : text;
    }

    /** Returns the bytes if {@link #of} does not return them as text. */
    public static @Nullable Buffer bytesIfNotUtf8(byte @Nullable [] bytes) {
        return bytes == null || of(bytes) != null ? null : Buffer.buffer(bytes);
    }

    /** Returns the bytes as text; null if the text has other bytes. */
    static @Nullable String exactly(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || Arrays.equals(text.getBytes(UTF_8), bytes) ? text : null;
    }
}
