package tidings.orders.outbound;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** What a subscriber answered to the confirmation of an order. */
@Entity
@Table(name = "acknowledgement")
@IdClass(AcknowledgementRow.Key.class)
@NullUnmarked
class AcknowledgementRow {

    @Id
    UUID orderId;

    @Id
    String subscriber;

    String answer;
    Instant answeredAt;

    record Key(UUID orderId, String subscriber) {}
}
