package tidings.eventmanager.deadletters.record;

import java.time.Instant;
import java.util.Locale;
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

    /** The topic of a redrive: the original one. */
    public String topic() {
        return deadLetter.origin().topic();
    }

    /** The content of a redrive, before the clean-up of its headers. */
    public RecordContent content() {
        return edited == null ? deadLetter.content() : edited;
    }

    /**
     * Fails with {@link DeadLetterChanged}, or with {@link AlreadySettled}.
     *
     * @param read the version that the editor read; null skips the check
     */
    public StoredDeadLetter edit(RecordContent content, @Nullable Integer read) {
        if (read != null && read != version) {
            throw new DeadLetterChanged(this);
        }
        return new StoredDeadLetter(id, waiting().deadLetter, content, version + 1, status, settledAt);
    }

    /** The content of a redrive. Fails with {@link AlreadySettled}, or with {@link WithoutContent}. */
    public RecordContent redriven(Operator by, Instant at) {
        RecordContent content = waiting().content();
        if (content.payload() == null) {
            throw new WithoutContent(this);
        }
        return content.with(content.headers().redriven(by, at));
    }

    /** This dead letter; fails with {@link AlreadySettled} unless it waits. */
    public StoredDeadLetter waiting() {
        if (status != DeadLetterStatus.WAITING) {
            throw new AlreadySettled(this);
        }
        return this;
    }

    /** The dead letter is redriven or discarded already. */
    public static final class AlreadySettled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private AlreadySettled(StoredDeadLetter it) {
            super("Dead letter " + it.id + " was " + it.status.name().toLowerCase(Locale.ROOT) + " already, at "
                    + it.settledAt + ". Nothing was done.");
        }
    }

    /** The dead letter has no payload that could be sent. */
    public static final class WithoutContent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private WithoutContent(StoredDeadLetter it) {
            super("Dead letter " + it.id + " arrived without its content, which may still be on " + it.topic()
                    + ", partition " + it.deadLetter.origin().partition() + ", offset "
                    + it.deadLetter.origin().offset() + ". Nothing was sent.");
        }
    }

    /** The dead letter has changed since the editor read it (optimistic lock). */
    public static final class DeadLetterChanged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private DeadLetterChanged(StoredDeadLetter it) {
            super("Dead letter " + it.id + " is at version " + it.version + " now. Nothing was changed.");
        }
    }
}
