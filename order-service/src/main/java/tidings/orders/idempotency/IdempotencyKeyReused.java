package tidings.orders.idempotency;

/** An idempotency key that belongs to a different request. */
public final class IdempotencyKeyReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IdempotencyKeyReused() {
        super("this Idempotency-Key was used for a different request");
    }
}
