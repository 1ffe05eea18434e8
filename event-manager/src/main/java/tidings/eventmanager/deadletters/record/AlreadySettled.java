package tidings.eventmanager.deadletters.record;

import java.util.Locale;

/** The dead letter is redriven or discarded already. */
public final class AlreadySettled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AlreadySettled(StoredDeadLetter deadLetter) {
        super("Dead letter " + deadLetter.id() + " was "
                + deadLetter.status().name().toLowerCase(Locale.ROOT) + " already, at " + deadLetter.settledAt()
                + ". Nothing was done.");
    }
}
