package tidings.eventmanager.journal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.journal.flow.Payload;
import tidings.eventmanager.journal.flow.TrackedMessage;

/**
 * A message in the journal.
 *
 * @param traceparent W3C trace context
 */
public record JournalEntry(
        TrackedMessage message,
        int partition,
        long offset,
        @Nullable String traceparent,
        Payload payload) {

    /** The UTC day of sending: the same for a duplicate. */
    public LocalDate day() {
        return message.sentAt().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
