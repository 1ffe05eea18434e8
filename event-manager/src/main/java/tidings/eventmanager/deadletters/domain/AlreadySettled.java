package tidings.eventmanager.deadletters.domain;

import java.util.Locale;

/** The dead letter is redriven or discarded already. */
public final class AlreadySettled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AlreadySettled(StoredDeadLetter letter) {
        super("Dead letter " + letter.id() + " was "
                + letter.status().name().toLowerCase(Locale.ROOT) + " already, at " + letter.settledAt()
                + ". Nothing was done.");
    }
}
