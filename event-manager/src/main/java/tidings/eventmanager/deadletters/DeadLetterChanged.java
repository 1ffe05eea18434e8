package tidings.eventmanager.deadletters;

/** The dead letter has changed since the editor read it (optimistic lock). */
public final class DeadLetterChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DeadLetterChanged(long id, int version) {
        super("Dead letter " + id + " is at version " + version + " now. Nothing was changed.");
    }
}
