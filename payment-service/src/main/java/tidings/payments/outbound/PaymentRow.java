package tidings.payments.outbound;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import tidings.messaging.Cause;
import tidings.payments.domain.Money;
import tidings.payments.domain.OrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentStatus;

/** A payment as it lies in the database, with the request that it answers. An order has one. */
@Entity
@Table(name = "payment")
@NullUnmarked
class PaymentRow extends PanacheEntityBase {

    @Id
    UUID orderId;

    @Version
    int version;

    UUID paymentId;
    long amount;
    String currency;
    String method;

    @Enumerated(EnumType.STRING)
    PaymentStatus status;

    String reason;
    /** When the gateway is to be asked, as long as the payment is only requested. */
    Instant dueAt;

    String correlationId;
    String requestId;
    String replyTo;
    String traceparent;

    static PaymentRow of(Payment payment, Cause request, Instant now) {
        PaymentRow row = new PaymentRow();
        row.orderId = payment.order().value();
        row.paymentId = payment.id().value();
        row.amount = payment.amount().amount();
        row.currency = payment.amount().currency();
        row.method = payment.method();
        row.dueAt = now;
        row.correlationId = request.correlationId();
        row.requestId = request.messageId();
        row.replyTo = request.replyTo();
        row.traceparent = request.traceparent();
        row.update(payment);
        return row;
    }

    /** Writes what can change of a payment. */
    void update(Payment payment) {
        status = payment.status();
        reason = payment.reason();
    }

    Payment toPayment() {
        return new Payment(
                new PaymentId(paymentId), new OrderId(orderId), new Money(amount, currency), method, status, reason);
    }

    /** The request that is answered when the payment is settled. */
    Cause request() {
        return new Cause(correlationId, requestId, replyTo, traceparent);
    }
}
