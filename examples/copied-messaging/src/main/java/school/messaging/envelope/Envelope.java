package school.messaging.envelope;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import school.contract.Message;

/**
 * A message and what travels with it: the CloudEvents 1.0 attributes and this system's extensions of them.
 *
 * @param id together with {@code source} its identity: what comes twice with the same identity is one message
 * @param causationId id of the direct cause; the first message of a flow has none
 * @param expiry {@code ce_expirytime}: nobody needs to work on it after this
 * @param replyTo the topic that its answer is wanted on
 * @param traceparent W3C trace context
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

    /** This message as the cause of others, whose trace goes on from where it is being handled. */
    public MessageContext asCause(@Nullable String handling) {
        return new MessageContext(correlationId, id, replyTo, handling);
    }
}
