package tidings.payments.outbound;

import io.vertx.mutiny.sqlclient.Row;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentAmount;
import tidings.payments.domain.PaymentFlow;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentStatus;

/** The columns of a payment, for statements that go past Hibernate. */
final class PaymentColumns {

    static final String ALL = "order_id, payment_id, amount, currency, method, flow, status, reason";

    private PaymentColumns() {}

    static Payment payment(Row row) {
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
