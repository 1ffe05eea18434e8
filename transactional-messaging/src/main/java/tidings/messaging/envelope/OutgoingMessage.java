package tidings.messaging.envelope;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.contract.Message;

/**
 * A message to be sent.
 *
 * @param id the {@code ce_id}
 * @param replyTo the topic for the reply
 * @param expiry the message need not be handled after this time
 */
public record OutgoingMessage(
        String id,
        Message message,
        @Nullable String replyTo,
        @Nullable Instant expiry) {

    /** Returns a message with a new id. */
    public static OutgoingMessage of(Message message) {
        return new OutgoingMessage(TimeOrderedId.next().toString(), message, null, null);
    }

    /** Returns this message as a request for a reply on {@code topic}. */
    public OutgoingMessage replyTo(String topic) {
        return new OutgoingMessage(id, message, topic, expiry);
    }

    /** Returns this message with a deadline ({@code ce_expirytime}). */
    public OutgoingMessage expiresAt(Instant deadline) {
        return new OutgoingMessage(id, message, replyTo, deadline);
    }
}
