package tidings.eventmanager.journal.flow;

import java.time.Instant;
import java.util.List;

/**
 * An expected message that the flow lacks.
 *
 * @param names one of these messages
 * @param sender the expected sender
 * @param after the message that should have caused it
 * @param since the time since which it is expected
 */
public record MissingMessage(List<String> names, String sender, TrackedMessage after, Instant since) {

    /** Example: {@code payment-service has not sent CollectPaymentReply}. */
    public String description() {
        return sender + " has not sent " + String.join(" or ", names);
    }
}
