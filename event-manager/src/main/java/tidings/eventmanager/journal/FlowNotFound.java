package tidings.eventmanager.journal;

/** The journal has no message of this flow, or no longer. */
public final class FlowNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FlowNotFound() {
        super("the journal has no message of this flow, or no longer");
    }
}
