package tidings.orders.idempotency;

import java.util.List;
import tidings.http.FieldError;
import tidings.http.InvalidRequest;
import tidings.orders.domain.CustomerId;

/** The key that a customer gives to a request, and the fingerprint of the request. */
public record IdempotencyKey(CustomerId customer, String value, String fingerprint) {

    static final String HEADER = "Idempotency-Key";

    private static final int MAX_LENGTH = 255;

    /** Returns the key of the current request. Fails with {@link InvalidRequest} if it is blank or too long. */
    public static IdempotencyKey ofRequest(CustomerId customer, String value) {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new InvalidRequest(List.of(new FieldError(HEADER, "must be 1 to " + MAX_LENGTH + " characters")));
        }
        return new IdempotencyKey(customer, value, RequestFingerprint.current());
    }
}
