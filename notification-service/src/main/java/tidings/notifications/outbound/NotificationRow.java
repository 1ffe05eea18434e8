package tidings.notifications.outbound;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import tidings.messaging.envelope.MessageContext;
import tidings.notifications.domain.NotificationOccasion;
import tidings.notifications.domain.NotificationStatus;

/** The row of a notification, with the message that requested it. */
@Entity
@Table(name = "notification")
@NullUnmarked
class NotificationRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(updatable = false)
    UUID orderId;

    @Column(updatable = false)
    UUID customerId;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    NotificationOccasion occasion;

    @Column(updatable = false)
    String text;

    @Enumerated(EnumType.STRING)
    NotificationStatus status;

    int attempts;
    Instant dueAt;
    String channel;

    @Column(updatable = false)
    Instant createdAt;

    Instant sentAt;

    @Column(updatable = false)
    String correlationId;

    @Column(updatable = false)
    String causeId;

    @Column(updatable = false)
    String traceparent;

    MessageContext cause() {
        return new MessageContext(correlationId, causeId, null, traceparent);
    }
}
