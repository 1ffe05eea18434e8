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
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentAmount;
import tidings.payments.domain.PaymentFlow;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentStatus;

/** A payment as it lies in the database, with the requests that it answers. An order has one. */
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

    /** When the gateway is to be asked, as long as the payment waits for it. */
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

    static PaymentRow of(Payment payment, MessageContext request, Instant dueAt) {
        PaymentRow row = new PaymentRow();
        row.orderId = payment.order().value();
        row.paymentId = payment.id().value();
        row.amount = payment.amount().amount();
        row.currency = payment.amount().currency();
        row.dueAt = dueAt;
        row.correlationId = request.correlationId();
        row.requestId = request.messageId();
        row.replyTo = request.replyTo();
        row.traceparent = request.traceparent();
        row.update(payment);
        return row;
    }

    /** Writes what can change of a payment. */
    void update(Payment payment) {
        method = payment.method();
        flow = payment.flow();
        status = payment.status();
        reason = payment.reason();
    }

    /** Keeps the request that is answered when the money is back, or was never collected. */
    void refundWantedBy(MessageContext request) {
        refundCorrelationId = request.correlationId();
        refundRequestId = request.messageId();
        refundReplyTo = request.replyTo();
        refundTraceparent = request.traceparent();
    }

    Payment toPayment() {
        return new Payment(
                new PaymentId(paymentId),
                new PaidOrderId(orderId),
                new PaymentAmount(amount, currency),
                method,
                flow,
                status,
                reason);
    }

    /** The request that is answered when the payment is settled. */
    MessageContext request() {
        return new MessageContext(correlationId, requestId, replyTo, traceparent);
    }

    MessageContext refundRequest() {
        return new MessageContext(refundCorrelationId, refundRequestId, refundReplyTo, refundTraceparent);
    }
}
