package tidings.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.contract.Message;

/**
 * A message to be sent.
 *
 * @param id its {@code ce_id}
 * @param replyTo the topic that its answer is wanted on
 * @param expiry nobody needs to work on it after this
 */
public record Outgoing(
        String id,
        Message message,
        @Nullable String replyTo,
        @Nullable Instant expiry) {

    public static Outgoing of(Message message) {
        return new Outgoing(UUID.randomUUID().toString(), message, null, null);
    }

    /** A request: whoever handles it answers on {@code topic}. */
    public Outgoing answeredOn(String topic) {
        return new Outgoing(id, message, topic, expiry);
    }

    /** Nobody needs to work on it later than that. */
    public Outgoing expiringAt(Instant deadline) {
        return new Outgoing(id, message, replyTo, deadline);
    }
}
