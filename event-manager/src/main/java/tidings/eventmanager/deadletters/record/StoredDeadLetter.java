package tidings.eventmanager.deadletters.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored dead letter and its status. Methods decide and change nothing.
 *
 * @param edited the edited content; null without edits
 * @param version the number of edits
 */
public record StoredDeadLetter(
        long id,
        DeadLetter deadLetter,
        @Nullable RecordContent edited,
        int version,
        DeadLetterStatus status,
        @Nullable Instant settledAt) {

    /** The content of a redrive, before the clean-up of its headers. */
    public RecordContent content() {
        return edited == null ? deadLetter.content() : edited;
    }

    /** Fails with {@link AlreadySettled}. */
    public StoredDeadLetter edit(Edit edit) {
        return new StoredDeadLetter(id, waiting().deadLetter, edit.of(content()), version + 1, status, settledAt);
    }

    /**
     * Creates the message to the original topic, with its key. Fails with {@link AlreadySettled}, or with
     * {@link WithoutContent}.
     */
    public Redrive redrive(Operator by, Instant at) {
        RecordContent content = waiting().content();
        if (content.payload() == null) {
            throw new WithoutContent(this);
        }
        return new Redrive(
                id, deadLetter.origin().topic(), content.with(content.headers().redriven(by, at)));
    }

    /** This dead letter; fails with {@link AlreadySettled} unless it waits. */
    public StoredDeadLetter waiting() {
        if (status != DeadLetterStatus.WAITING) {
            throw new AlreadySettled(this);
        }
        return this;
    }
}
