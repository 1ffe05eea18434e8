package tidings.payments.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import tidings.payments.PaymentViews;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;

/** Reads payments without a session: concurrent queries run in parallel. */
@ApplicationScoped
class PaymentQueries implements PaymentViews {

    private static final String BY_ORDER = "select " + PaymentRowMapper.COLUMNS + " from payment where order_id = $1";

    private static final String REFUSED_REFUNDS = "select " + PaymentRowMapper.COLUMNS + ", refused_at"
            + " from refused_refund join payment using (order_id) order by refused_at, order_id limit $1";

    private final Pool pool;

    PaymentQueries(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Optional<Payment>> find(PaidOrderId order) {
        return pool.withConnection(
                        connection -> connection.preparedQuery(BY_ORDER).execute(Tuple.of(order.value())))
                .map(rows -> rows.stream().map(PaymentRowMapper::toPayment).findFirst());
    }

    @Override
    public Uni<List<RefusedRefund>> refusedRefunds(int limit) {
        return pool.withConnection(
                        connection -> connection.preparedQuery(REFUSED_REFUNDS).execute(Tuple.of(limit)))
                .map(rows -> rows.stream().map(PaymentQueries::refusedRefund).toList());
    }

    private static RefusedRefund refusedRefund(Row row) {
        Payment payment = PaymentRowMapper.toPayment(row);
        return new RefusedRefund(
                payment.order().value(),
                payment.id().value(),
                payment.amount(),
                String.valueOf(payment.reason()),
                row.getOffsetDateTime("refused_at").toInstant());
    }
}
