package tidings.eventmanager.deadletters;

/** There is no such dead letter. */
public final class DeadLetterNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DeadLetterNotFound(long id) {
        super("There is no dead letter " + id + ".");
    }
}
