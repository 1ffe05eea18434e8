package school.contract;

import java.util.Locale;

/** The kinds of message. The plumbing treats an unknown event differently from any other unknown message. */
public enum MessageKind {
    EVENT,
    COMMAND,
    QUERY,
    REPLY;

    /** The value of {@code ce_messagekind}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
