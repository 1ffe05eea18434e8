package tidings.eventmanager.deadletters;

/** An error interrupted the settlement of a group: the rest waits as before. */
public final class PartiallySettled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PartiallySettled(long settled, Throwable cause) {
        super(settled + " dead letters are settled, the others wait. Try again.", cause);
    }
}
