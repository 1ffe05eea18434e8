package tidings.payments.outbound;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import tidings.messaging.envelope.MessageContext;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentAmount;
import tidings.payments.domain.PaymentFlow;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentStatus;

/** Maps between a payment and its row. */
final class PaymentRowMapper {

    /** The columns that {@link #toPayment(Row)} reads. */
    static final String COLUMNS = "order_id, payment_id, amount, currency, method, flow, status, reason";

    private PaymentRowMapper() {}

    static PaymentRow toRow(Payment payment, MessageContext request, Instant dueAt) {
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
        update(row, payment);
        return row;
    }

    /** Writes the fields of a payment that can change. */
    static void update(PaymentRow row, Payment payment) {
        row.method = payment.method();
        row.flow = payment.flow();
        row.status = payment.status();
        row.reason = payment.reason();
    }

    static Payment toPayment(PaymentRow row) {
        return new Payment(
                new PaymentId(row.paymentId),
                new PaidOrderId(row.orderId),
                new PaymentAmount(row.amount, row.currency),
                row.method,
                row.flow,
                row.status,
                row.reason);
    }

    static Payment toPayment(Row row) {
        return new Payment(
                new PaymentId(row.getUUID("payment_id")),
                new PaidOrderId(row.getUUID("order_id")),
                new PaymentAmount(row.getLong("amount"), row.getString("currency")),
                row.getString("method"),
                PaymentFlow.valueOf(row.getString("flow")),
                PaymentStatus.valueOf(row.getString("status")),
                row.getString("reason"));
    }
}
