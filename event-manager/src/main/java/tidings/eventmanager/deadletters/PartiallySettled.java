package tidings.eventmanager.deadletters;

/** A part of a group was settled, then something went wrong: the rest waits as before. */
public final class PartiallySettled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PartiallySettled(long settled, Throwable cause) {
        super(settled + " letters are settled, the others wait as before. Try again.", cause);
    }
}
