package tidings.payments.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tidings.payments.domain.Money;
import tidings.payments.domain.OrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentStatus;

/** Gives out the payments that wait for the gateway, each to one replica at a time. */
@ApplicationScoped
class DuePayments {

    /**
     * Losing a claim in a crash of the database costs a second question to the gateway and nothing else, so the commit
     * does not wait for the disk.
     */
    private static final String CLAIM = """
            update payment set due_at = now() + interval '30 seconds'
            where set_config('synchronous_commit', 'off', true) = 'off' and order_id = any(array(
                select order_id from payment where status = 'REQUESTED' and due_at <= now()
                order by due_at limit $1 for update skip locked))
            returning order_id, payment_id, amount, currency, method""";

    private final Pool pool;

    DuePayments(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Payment>> claim(int limit) {
        return pool.withConnection(connection -> connection.preparedQuery(CLAIM).execute(Tuple.of(limit)))
                .map(rows -> rows.stream().map(DuePayments::payment).toList());
    }

    private static Payment payment(Row row) {
        return new Payment(
                new PaymentId(row.getUUID("payment_id")),
                new OrderId(row.getUUID("order_id")),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("method"),
                PaymentStatus.REQUESTED,
                null);
    }
}
