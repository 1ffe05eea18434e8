package tidings.orders.outbound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import tidings.orders.IdempotencyKey;
import tidings.orders.IdempotencyKeyReused;
import tidings.orders.IdempotencyKeys;
import tidings.orders.domain.OrderId;

/** Idempotency keys in PostgreSQL. Of two requests at once with one key, the second waits for the first to commit. */
@ApplicationScoped
class IdempotencyKeyStore implements IdempotencyKeys {

    private static final String CLAIM = """
            insert into idempotency_key (key, fingerprint, order_id) values (:key, :fingerprint, :order)
            on conflict do nothing""";

    /** What a crash of the database forgets of it is done again, so the commit does not wait for the disk. */
    private static final String FORGET = """
            delete from idempotency_key
            where (select set_config('synchronous_commit', 'off', true)) = 'off' and ctid = any(array(
                select ctid from idempotency_key where claimed_at < $1
                order by claimed_at limit $2 for update skip locked))""";

    private final Pool pool;

    IdempotencyKeyStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<OrderId> claim(IdempotencyKey key, OrderId order) {
        return Panache.getSession().chain(session -> session.createNativeQuery(CLAIM)
                .setParameter("key", key.value())
                .setParameter("fingerprint", key.fingerprint())
                .setParameter("order", order.value())
                .executeUpdate()
                .chain(claimed -> claimed == 1 ? Uni.createFrom().item(order) : claimedBefore(key, session)));
    }

    @Override
    public Uni<Integer> forget(Instant before, int limit) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), limit))
                .map(SqlResult::rowCount);
    }

    private static Uni<OrderId> claimedBefore(IdempotencyKey key, Mutiny.Session session) {
        return session.createNativeQuery(
                        "select fingerprint, order_id from idempotency_key where key = :key", Object[].class)
                .setParameter("key", key.value())
                .getSingleResult()
                .map(claim -> {
                    if (!key.fingerprint().equals(claim[0])) {
                        throw new IdempotencyKeyReused();
                    }
                    return new OrderId((UUID) claim[1]);
                });
    }
}
