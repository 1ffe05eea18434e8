package tidings.payments.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tidings.payments.PaymentViews;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;

/** Reads payments without a session: concurrent queries run in parallel. */
@ApplicationScoped
class PaymentQueries implements PaymentViews {

    private static final String BY_ORDER = "select " + PaymentRowMapper.COLUMNS + " from payment where order_id = $1";

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
}
