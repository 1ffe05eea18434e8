package tidings.eventmanager.deadletters.record;

import java.time.Instant;

/**
 * An operator's action on a dead letter.
 *
 * @param detail the change of an edit, the topic of a redrive, the reason of a discard
 */
public record Action(Instant at, Operator by, Kind kind, String detail) {

    /** The kinds of actions. */
    public enum Kind {
        EDIT,
        REDRIVE,
        DISCARD
    }
}
