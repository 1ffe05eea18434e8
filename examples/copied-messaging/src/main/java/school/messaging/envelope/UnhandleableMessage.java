package school.messaging.envelope;

import org.jspecify.annotations.Nullable;

/** A message that no retry helps: malformed, or about an unknown aggregate. It becomes a dead letter at once. */
public final class UnhandleableMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnhandleableMessage(String reason) {
        this(reason, null);
    }

    public UnhandleableMessage(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
