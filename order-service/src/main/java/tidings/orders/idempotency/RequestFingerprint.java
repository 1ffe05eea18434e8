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

/** Tells a repeated request from another one with the same key, whatever the white space and the order of its fields. */
@ApplicationScoped
public class RequestFingerprint {

    private static final int LONGEST_KEY = 255;

    private final ObjectMapper json;

    public RequestFingerprint(ObjectMapper json) {
        this.json = json;
    }

    /** Fails with {@link InvalidRequest} where the key is empty or too long. */
    public IdempotencyKey of(String key, Object request) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidRequest(
                    List.of(new FieldError("Idempotency-Key", "must be 1 to " + LONGEST_KEY + " characters")));
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
