package tidings.embedded;

/** Why the system, or a part of it, could not be started, in words for whoever wanted to. */
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailed(String reason) {
        super(reason);
    }

    StartFailed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
