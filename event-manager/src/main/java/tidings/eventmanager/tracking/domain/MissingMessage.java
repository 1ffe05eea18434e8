package tidings.eventmanager.tracking.domain;

import java.time.Instant;
import java.util.List;

/**
 * A message that should be there and is not.
 *
 * @param names one of these
 * @param sender who should send it
 * @param after what it should follow from
 * @param since since when it is waited for
 */
public record MissingMessage(List<String> names, String sender, TrackedMessage after, Instant since) {

    /** {@code payment-service has not sent CollectPaymentReply}. */
    public String description() {
        return sender + " has not sent " + String.join(" or ", names);
    }
}
