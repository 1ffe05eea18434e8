package school.messaging.envelope;

import org.jspecify.annotations.Nullable;

/** A message that nobody can ever handle: malformed, or about something that does not exist. Trying again cannot help. */
public final class UnhandleableMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnhandleableMessage(String reason) {
        this(reason, null);
    }

    public UnhandleableMessage(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
