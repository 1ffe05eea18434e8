package tidings.payments;

/** The gateway gave no valid answer. Whether it charged is unknown: ask again. */
public final class GatewayUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GatewayUnavailable(String reason) {
        super(reason);
    }
}
