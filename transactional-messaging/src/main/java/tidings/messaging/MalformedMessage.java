package tidings.messaging;

/** A record that is no message of the contract. Trying again cannot help. */
public final class MalformedMessage extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedMessage(String reason) {
        super(reason);
    }

    MalformedMessage(String reason, Throwable cause) {
        super(reason, cause);
    }
}
