package tidings.deadletters;

/** Somebody else was faster: the letter is not what the editor saw. */
public final class LetterChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LetterChanged(long id, int version) {
        super("Dead letter " + id + " is at version " + version + " now. Nothing was changed.");
    }
}
