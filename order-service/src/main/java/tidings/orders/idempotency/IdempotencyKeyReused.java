package tidings.orders.idempotency;

/** A client gave one key to two different requests. */
public final class IdempotencyKeyReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IdempotencyKeyReused() {
        super("this Idempotency-Key was used for a different request");
    }
}
