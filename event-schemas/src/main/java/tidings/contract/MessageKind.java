package tidings.contract;

import java.util.Locale;

/** The four kinds of message. */
public enum MessageKind {
    EVENT,
    COMMAND,
    QUERY,
    REPLY;

    static MessageKind of(Class<? extends Message> record) {
        if (Event.class.isAssignableFrom(record)) {
            return EVENT;
        }
        if (Command.class.isAssignableFrom(record)) {
            return COMMAND;
        }
        return Query.class.isAssignableFrom(record) ? QUERY : REPLY;
    }

    /** Returns the value of {@code ce_messagekind}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
