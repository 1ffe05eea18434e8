package tidings.payments;

/** The gateway did not answer, or not with an answer. Whether it charged is not known: ask again. */
public final class GatewayUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GatewayUnavailable(String reason) {
        super(reason);
    }
}
