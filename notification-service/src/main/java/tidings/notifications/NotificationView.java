package tidings.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.notifications.domain.NotificationOccasion;
import tidings.notifications.domain.NotificationStatus;

/**
 * A notification as it is shown over HTTP. Channel and time are there when it was sent.
 *
 * @param nextAttemptAt when it is tried (again), at the latest; there as long as it was not sent
 * @param correlationId names its flow: every message of it carries this id
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
