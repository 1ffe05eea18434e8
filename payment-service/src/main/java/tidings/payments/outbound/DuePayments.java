package tidings.payments.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tidings.payments.domain.Payment;

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
                select order_id from payment
                where status in ('REQUESTED', 'CANCELLING', 'REFUNDING') and due_at <= now()
                order by due_at limit $1 for update skip locked))
            returning\s""" + PaymentColumns.ALL;

    private final Pool pool;

    DuePayments(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Payment>> claim(int limit) {
        return pool.withConnection(connection -> connection.preparedQuery(CLAIM).execute(Tuple.of(limit)))
                .map(rows -> rows.stream().map(PaymentColumns::payment).toList());
    }
}
