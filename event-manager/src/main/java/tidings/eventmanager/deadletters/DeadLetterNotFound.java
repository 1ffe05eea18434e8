package tidings.eventmanager.deadletters;

/** No dead letter has this id. */
public final class DeadLetterNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DeadLetterNotFound(long id) {
        super("No dead letter has the id " + id + ".");
    }
}
