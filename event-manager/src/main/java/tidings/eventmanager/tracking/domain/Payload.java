package tidings.eventmanager.tracking.domain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The body of a message as it came; of a long one, its beginning. */
public final class Payload {

    /** What is kept of a body, in bytes. */
    public static final int KEPT = 64 * 1024;

    private final byte[] beginning;
    private final int size;

    private Payload(byte[] beginning, int size) {
        this.beginning = beginning;
        this.size = size;
    }

    public static Payload of(byte @Nullable [] body) {
        byte[] whole = body == null ? new byte[0] : body;
        return new Payload(Arrays.copyOf(whole, Math.min(whole.length, KEPT)), whole.length);
    }

    /** At most {@link #KEPT} bytes. */
    public byte[] beginning() {
        return beginning.clone();
    }

    /** Of the whole body, in bytes. */
    public int size() {
        return size;
    }
}
