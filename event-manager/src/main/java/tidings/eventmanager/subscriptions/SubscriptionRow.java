package tidings.eventmanager.subscriptions;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** The row of a subscription. */
@Entity
@Table(name = "subscription")
@NullUnmarked
class SubscriptionRow extends PanacheEntityBase {

    @Id
    UUID id;

    String document;
    String secret;

    @Enumerated(EnumType.STRING)
    SubscriptionStatus status;

    String reason;
    Instant createdAt;
}
