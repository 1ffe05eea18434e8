package tidings.orders.idempotency;

/** A client's name for a request, and a fingerprint of what it asked for. */
public record IdempotencyKey(String value, String fingerprint) {}
