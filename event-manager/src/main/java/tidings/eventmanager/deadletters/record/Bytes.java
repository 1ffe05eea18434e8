package tidings.eventmanager.deadletters.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Immutable bytes with any content. */
public final class Bytes {

    private final byte[] all;

    private Bytes(byte[] all) {
        this.all = all;
    }

    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    public static Bytes of(String text) {
        return new Bytes(text.getBytes(UTF_8));
    }

    public static @Nullable Bytes ofNullable(byte @Nullable [] bytes) {
        return bytes == null ? null : of(bytes);
    }

    public byte[] toArray() {
        return all.clone();
    }

    public int size() {
        return all.length;
    }

    /** The bytes as UTF-8 text; empty if they are not UTF-8. */
    public Optional<String> text() {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(all)).toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that && Arrays.equals(all, that.all);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(all);
    }

    @Override
    public String toString() {
        return all.length + " bytes";
    }
}
