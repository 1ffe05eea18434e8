package tidings.deadletters.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter and what became of it. Methods decide and change nothing.
 *
 * @param edited its content as an operator left it, null where nobody touched it
 * @param version how often it was edited
 */
public record KeptLetter(
        long id,
        DeadLetter letter,
        @Nullable Content edited,
        int version,
        Status status,
        @Nullable Instant settledAt) {

    /** What is sent where it is redriven, before the headers are cleaned. */
    public Content content() {
        return edited == null ? letter.content() : edited;
    }

    /** Fails with {@link LetterSettled}. */
    public KeptLetter edit(Edit edit) {
        return new KeptLetter(id, waiting().letter, edit.of(content()), version + 1, status, settledAt);
    }

    /** To the topic that it came from, with its key. Fails with {@link LetterSettled}. */
    public Redrive redrive(Operator by, Instant at) {
        Content content = waiting().content();
        return new Redrive(
                id, letter.origin().topic(), content.with(content.headers().redriven(by, at)));
    }

    /** This one; fails with {@link LetterSettled} where it is not waiting. */
    public KeptLetter waiting() {
        if (status != Status.WAITING) {
            throw new LetterSettled(this);
        }
        return this;
    }
}
