package tidings.eventmanager.deliveries;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery to look at.
 *
 * @param attempts each in JSON, oldest first
 * @param nextAttempt when the next is due, where it is pending
 */
public record DeliveryView(
        long position,
        String eventId,
        String type,
        String subject,
        String state,
        List<String> attempts,
        @Nullable Instant nextAttempt) {}
