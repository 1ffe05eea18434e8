package tidings.eventmanager.tracking;

/** There is no message of such a flow in the journal, or no longer. */
public final class FlowNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FlowNotFound() {
        super("no message of this flow was seen, or it was longer ago than messages are kept");
    }
}
