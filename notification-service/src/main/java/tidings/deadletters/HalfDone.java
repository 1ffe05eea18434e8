package tidings.deadletters;

/** A part of a group was settled, then something went wrong: the rest waits as before. */
public final class HalfDone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HalfDone(long settled, Throwable cause) {
        super(settled + " letters are settled, the others wait as before. Try again.", cause);
    }
}
