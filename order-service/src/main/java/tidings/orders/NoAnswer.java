package tidings.orders;

/** A question to another service stays without an answer that helps. */
public final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean inTime;

    private NoAnswer(String reason, boolean inTime) {
        super(reason);
        this.inTime = inTime;
    }

    /** Nobody answered in time. */
    public static NoAnswer timedOut() {
        return new NoAnswer("nobody answered in time", false);
    }

    /** Somebody answered that it cannot tell, and why. */
    public static NoAnswer because(String reason) {
        return new NoAnswer(reason, true);
    }

    /** Whether there was an answer at all. */
    public boolean isInTime() {
        return inTime;
    }
}
