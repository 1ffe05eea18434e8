package tidings.orders.idempotency;

import io.smallrye.common.vertx.ContextLocals;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Hashes the bodies of requests with an {@code Idempotency-Key}, so that a repeated request differs from another one with
 * the same key.
 *
 * <p>It hashes the bytes that the client sent. So a fingerprint is the same in each release, whatever fields a release knows.
 */
@Provider
class RequestFingerprint implements ReaderInterceptor {

    private static final String KEY = RequestFingerprint.class.getName();

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext request) throws IOException {
        if (request.getHeaders().containsKey(IdempotencyKey.HEADER)) {
            // The body is in memory already.
            byte[] body = request.getInputStream().readAllBytes();
            ContextLocals.put(KEY, HexFormat.of().formatHex(sha256(body)));
            request.setInputStream(new ByteArrayInputStream(body));
        }
        return request.proceed();
    }

    /** Returns the fingerprint of the request of this Vert.x context. */
    static String current() {
        return ContextLocals.<String>get(KEY).orElseThrow();
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
