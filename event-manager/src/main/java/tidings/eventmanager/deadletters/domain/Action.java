package tidings.eventmanager.deadletters.domain;

import java.time.Instant;

/**
 * What an operator did about a dead letter.
 *
 * @param detail of an edit what was changed, of a redrive where it went, of a discard the reason
 */
public record Action(Instant at, Operator by, Kind kind, String detail) {

    /** What can be done. */
    public enum Kind {
        EDIT,
        REDRIVE,
        DISCARD
    }
}
