package tidings.embedded.process;

/** Reports why the system or a component did not start; the message is for the user. */
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailed(String reason) {
        super(reason);
    }

    public StartFailed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
