package tidings.deadletters.domain;

import java.util.Locale;

/** Somebody has redriven or discarded it already. */
public final class LetterSettled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LetterSettled(KeptLetter letter) {
        super("Dead letter " + letter.id() + " was "
                + letter.status().name().toLowerCase(Locale.ROOT) + " already, at " + letter.settledAt()
                + ". Nothing was done.");
    }
}
