package tidings.eventmanager.journal.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The body of a message, cut at its maximum length. */
public final class Payload {

    /** The maximum length in bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    private final byte[] beginning;
    private final int size;

    private Payload(byte[] beginning, int size) {
        this.beginning = beginning;
        this.size = size;
    }

    public static Payload of(byte @Nullable [] body) {
        byte[] whole = body == null ? new byte[0] : body;
        return new Payload(Arrays.copyOf(whole, Math.min(whole.length, MAX_BYTES)), whole.length);
    }

    /** At most {@link #MAX_BYTES} bytes. */
    public byte[] beginning() {
        return beginning.clone();
    }

    /** The size of the whole body in bytes. */
    public int size() {
        return size;
    }
}
