package tidings.embedded.process;

/** Why the system, or a part of it, could not be started, in words for whoever wanted to. */
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailed(String reason) {
        super(reason);
    }

    public StartFailed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
