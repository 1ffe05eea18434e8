package school.messaging.envelope;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import school.contract.Message;

/**
 * A message with its CloudEvents 1.0 attributes and this system's extensions of them.
 *
 * @param id with {@code source} the identity of the message: two records of one identity are one message
 * @param causationId the id of the direct cause; none for the first message of a flow
 * @param expiry {@code ce_expirytime}: the message need not be handled after this time
 * @param replyTo the topic for the reply
 * @param traceparent the W3C trace context
 */
public record Envelope(
        String id,
        URI source,
        Instant time,
        String correlationId,
        @Nullable String causationId,
        @Nullable Instant expiry,
        @Nullable String replyTo,
        @Nullable String traceparent,
        Message message) {

    /** Returns the context of messages that this one causes, in the trace of {@code traceparent}. */
    public MessageContext toContext(@Nullable String traceparent) {
        return new MessageContext(correlationId, id, replyTo, traceparent);
    }
}
