package tidings.orders.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tidings.http.FieldError;
import tidings.http.InvalidRequest;

/**
 * Hashes requests, so that a repeated request differs from another one with the same key. White space and the order of
 * fields do not matter.
 */
@ApplicationScoped
public class RequestFingerprint {

    private static final int MAX_KEY_LENGTH = 255;

    private final ObjectMapper json;

    RequestFingerprint(ObjectMapper json) {
        this.json = json;
    }

    /** Fails with {@link InvalidRequest} if the key is blank or too long. */
    public IdempotencyKey of(String key, Object request) {
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw new InvalidRequest(
                    List.of(new FieldError("Idempotency-Key", "must be 1 to " + MAX_KEY_LENGTH + " characters")));
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
            return new IdempotencyKey(key, HexFormat.of().formatHex(digest));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
