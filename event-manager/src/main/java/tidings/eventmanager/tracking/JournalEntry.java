package tidings.eventmanager.tracking;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.tracking.domain.Payload;
import tidings.eventmanager.tracking.domain.TrackedMessage;

/**
 * A message as the journal keeps it.
 *
 * @param traceparent W3C trace context
 */
public record JournalEntry(
        TrackedMessage message,
        int partition,
        long offset,
        @Nullable String traceparent,
        Payload payload) {

    /** The day on which it was sent, in UTC: the same however often it comes. */
    public LocalDate day() {
        return message.sentAt().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
