package tidings.eventmanager.deadletters;

/** Somebody else was faster: the letter is not what the editor saw. */
public final class DeadLetterChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DeadLetterChanged(long id, int version) {
        super("Dead letter " + id + " is at version " + version + " now. Nothing was changed.");
    }
}
