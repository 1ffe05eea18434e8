package tidings.payments.outbound;

import io.vertx.mutiny.sqlclient.Row;
import tidings.payments.domain.Flow;
import tidings.payments.domain.Money;
import tidings.payments.domain.OrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentStatus;

/** The columns of a payment, for statements that go past Hibernate. */
final class PaymentColumns {

    static final String ALL = "order_id, payment_id, amount, currency, method, flow, status, reason";

    private PaymentColumns() {}

    static Payment payment(Row row) {
        return new Payment(
                new PaymentId(row.getUUID("payment_id")),
                new OrderId(row.getUUID("order_id")),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("method"),
                Flow.valueOf(row.getString("flow")),
                PaymentStatus.valueOf(row.getString("status")),
                row.getString("reason"));
    }
}
