package tidings.orders.outbound;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import tidings.orders.domain.OrderFlow;
import tidings.orders.domain.OrderStatus;

/** The row of an order. The version reveals concurrent changes (optimistic locking). */
@Entity
@Table(name = "orders")
@NullUnmarked
class OrderRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Version
    int version;

    @Column(updatable = false)
    UUID customerId;

    @Column(updatable = false)
    String paymentMethod;

    /** JSON. */
    @Column(updatable = false)
    String lines;

    @Column(updatable = false)
    long totalAmount;

    @Column(updatable = false)
    String currency;

    @Enumerated(EnumType.STRING)
    OrderStatus status;

    String reason;

    @Column(updatable = false)
    String correlationId;

    /** {@code ce_id} of the last message about a change of the order. */
    @Column(name = "last_fact")
    String lastEventId;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    OrderFlow flow;

    @Column(updatable = false)
    Instant payBy;

    Instant acknowledgeBy;

    /** JSON. */
    String history;

    /** JSON. */
    String acknowledgements;

    @Column(updatable = false)
    Instant placedAt;
}
