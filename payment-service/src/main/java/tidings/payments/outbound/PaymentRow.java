package tidings.payments.outbound;

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
import tidings.messaging.envelope.MessageContext;
import tidings.payments.domain.PaymentFlow;
import tidings.payments.domain.PaymentStatus;

/** The row of a payment, with the requests that it answers. */
@Entity
@Table(name = "payment")
@NullUnmarked
class PaymentRow extends PanacheEntityBase {

    @Id
    UUID orderId;

    @Version
    int version;

    @Column(updatable = false)
    UUID paymentId;

    @Column(updatable = false)
    long amount;

    @Column(updatable = false)
    String currency;

    String method;

    @Enumerated(EnumType.STRING)
    PaymentFlow flow;

    @Enumerated(EnumType.STRING)
    PaymentStatus status;

    String reason;

    /** The time from which the payment can be claimed, while it waits for the gateway. */
    Instant dueAt;

    @Column(updatable = false)
    String correlationId;

    @Column(updatable = false)
    String requestId;

    @Column(updatable = false)
    String replyTo;

    @Column(updatable = false)
    String traceparent;

    String refundCorrelationId;
    String refundRequestId;
    String refundReplyTo;
    String refundTraceparent;

    /** Stores the request that is answered when the money is refunded or was never collected. */
    void refundRequestedBy(MessageContext request) {
        refundCorrelationId = request.correlationId();
        refundRequestId = request.messageId();
        refundReplyTo = request.replyTo();
        refundTraceparent = request.traceparent();
    }

    /** The request that is answered when the payment is settled. */
    MessageContext request() {
        return new MessageContext(correlationId, requestId, replyTo, traceparent);
    }

    MessageContext refundRequest() {
        return new MessageContext(refundCorrelationId, refundRequestId, refundReplyTo, refundTraceparent);
    }
}
