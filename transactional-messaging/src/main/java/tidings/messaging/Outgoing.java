package tidings.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.contract.Message;

/**
 * A message to be sent.
 *
 * @param replyTo the topic that its answer is wanted on
 * @param expiry nobody needs to work on it after this
 */
public record Outgoing(
        Message message, @Nullable String replyTo, @Nullable Instant expiry) {

    public static Outgoing of(Message message) {
        return new Outgoing(message, null, null);
    }

    /** A request: whoever handles it answers on {@code topic}. */
    public Outgoing answeredOn(String topic) {
        return new Outgoing(message, topic, expiry);
    }
}
