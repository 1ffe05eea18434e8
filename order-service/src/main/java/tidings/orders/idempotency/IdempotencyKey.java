package tidings.orders.idempotency;

/** The key that a client gives to a request, and the fingerprint of the request. */
public record IdempotencyKey(String value, String fingerprint) {}
