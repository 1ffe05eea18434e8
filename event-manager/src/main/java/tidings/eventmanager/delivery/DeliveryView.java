package tidings.eventmanager.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as a query returns it.
 *
 * @param attempts each in JSON, oldest first
 * @param nextAttempt the time of the next attempt while pending
 */
public record DeliveryView(
        long position,
        String eventId,
        String type,
        String subject,
        String state,
        List<String> attempts,
        @Nullable Instant nextAttempt) {}
