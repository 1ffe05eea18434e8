package tidings.eventmanager.deadletters.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter and what became of it. Methods decide and change nothing.
 *
 * @param edited its content as an operator left it, null where nobody touched it
 * @param version how often it was edited
 */
public record StoredDeadLetter(
        long id,
        DeadLetter letter,
        @Nullable RecordContent edited,
        int version,
        DeadLetterStatus status,
        @Nullable Instant settledAt) {

    /** What is sent where it is redriven, before the headers are cleaned. */
    public RecordContent content() {
        return edited == null ? letter.content() : edited;
    }

    /** Fails with {@link AlreadySettled}. */
    public StoredDeadLetter edit(Edit edit) {
        return new StoredDeadLetter(id, waiting().letter, edit.of(content()), version + 1, status, settledAt);
    }

    /** To the topic that it came from, with its key. Fails with {@link AlreadySettled}. */
    public Redrive redrive(Operator by, Instant at) {
        RecordContent content = waiting().content();
        return new Redrive(
                id, letter.origin().topic(), content.with(content.headers().redriven(by, at)));
    }

    /** This one; fails with {@link AlreadySettled} where it is not waiting. */
    public StoredDeadLetter waiting() {
        if (status != DeadLetterStatus.WAITING) {
            throw new AlreadySettled(this);
        }
        return this;
    }
}
