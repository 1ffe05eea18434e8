package tidings.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.notifications.domain.NotificationOccasion;
import tidings.notifications.domain.NotificationStatus;

/**
 * A notification in the HTTP API. Channel and {@code sentAt} are present once it was sent.
 *
 * @param nextAttemptAt the latest time of the next attempt; present until it was sent
 * @param correlationId the id of its flow, in every message of the flow
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotificationView(
        UUID id,
        UUID orderId,
        UUID customerId,
        NotificationOccasion occasion,
        String text,
        @Nullable String channel,
        NotificationStatus status,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant nextAttemptAt,
        String correlationId) {}
