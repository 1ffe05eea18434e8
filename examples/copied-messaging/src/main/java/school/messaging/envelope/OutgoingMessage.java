package school.messaging.envelope;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.contract.Message;

/**
 * A message to be sent.
 *
 * @param id its {@code ce_id}
 * @param replyTo the topic that its answer is wanted on
 * @param expiry nobody needs to work on it after this
 */
public record OutgoingMessage(
        String id,
        Message message,
        @Nullable String replyTo,
        @Nullable Instant expiry) {

    public static OutgoingMessage of(Message message) {
        return new OutgoingMessage(UUID.randomUUID().toString(), message, null, null);
    }

    /** A request: whoever handles it answers on {@code topic}. */
    public OutgoingMessage replyTo(String topic) {
        return new OutgoingMessage(id, message, topic, expiry);
    }

    /** Nobody needs to work on it later than that. */
    public OutgoingMessage expiresAt(Instant deadline) {
        return new OutgoingMessage(id, message, replyTo, deadline);
    }
}
