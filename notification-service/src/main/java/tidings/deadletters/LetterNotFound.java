package tidings.deadletters;

/** There is no such dead letter. */
public final class LetterNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LetterNotFound(long id) {
        super("There is no dead letter " + id + ".");
    }
}
