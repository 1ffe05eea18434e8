package tidings.orders;

import java.time.Duration;
import java.time.Instant;

/**
 * An answer to the confirmation of an order, as it is shown over HTTP.
 *
 * @param subscriber who answered, for example {@code payment-service}
 * @param answer in the subscriber's own words
 * @param afterMillis how long after the confirmation it was here
 * @param late whether that was after the deadline for answers
 */
public record AcknowledgementView(String subscriber, String answer, long afterMillis, boolean late) {

    public static AcknowledgementView of(Acknowledgement known, Instant confirmedAt, Instant deadline) {
        return new AcknowledgementView(
                known.subscriber(),
                known.answer(),
                Duration.between(confirmedAt, known.at()).toMillis(),
                known.at().isAfter(deadline));
    }
}
