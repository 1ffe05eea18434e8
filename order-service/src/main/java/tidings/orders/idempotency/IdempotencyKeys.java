package tidings.orders.idempotency;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.work.Expiring;
import tidings.orders.domain.OrderId;

/**
 * The idempotency keys of customers in PostgreSQL, so that a repeated request places one order.
 *
 * <p>A transaction that claims a key holds an advisory lock on it until its end. A repetition after the retention places
 * a new order.
 */
@ApplicationScoped
public class IdempotencyKeys implements Expiring {

    private static final String LOCK = "(hashtext('idempotency_key'), hashtext(key))";

    private static final String AWAIT_TURN =
            "select count(pg_advisory_xact_lock" + LOCK + ") from (values ($1::text)) as wanted (key)";

    private static final String CLAIM = """
            insert into idempotency_key (customer_id, key, fingerprint, order_id)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[])
                as wanted (customer_id, key, fingerprint, order_id)
            where pg_try_advisory_xact_lock""" + LOCK + " on conflict do nothing returning order_id";

    /** A key of the releases before has no customer of its own, and a fingerprint that says nothing here. */
    private static final String FIND = """
            select order_id from idempotency_key claim join orders on orders.id = claim.order_id
            where claim.key = :key and orders.customer_id = :customer
              and (claim.customer_id = :customer and claim.fingerprint = :fingerprint
                or claim.customer_id = '00000000-0000-0000-0000-000000000000')""";

    /** Safe to repeat after a crash, so it commits asynchronously. */
    private static final String PURGE = """
            delete from idempotency_key
            where (select set_config('synchronous_commit', 'off', true)) = 'off' and ctid = any(array(
                select ctid from idempotency_key where claimed_at < $1
                order by claimed_at limit $2 for update skip locked))""";

    private final Pool pool;
    private final IdempotencyConfig config;

    IdempotencyKeys(Pool pool, IdempotencyConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Waits until no other transaction claims the key. Then only this transaction can claim it. */
    public Uni<Void> awaitTurn(IdempotencyKey key) {
        return CurrentTransaction.get()
                .chain(transaction -> transaction.select(AWAIT_TURN, key.value()))
                .replaceWithVoid();
    }

    /**
     * Claims each free key for its order, in one statement. Returns the orders whose keys were free.
     *
     * <p>A key that another transaction claims now is not free: the statement waits for no lock.
     */
    public Uni<Set<OrderId>> claim(Map<OrderId, IdempotencyKey> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Object[] customers =
                wanted.values().stream().map(key -> key.customer().value()).toArray(UUID[]::new);
        Object[] keys = wanted.values().stream().map(IdempotencyKey::value).toArray(String[]::new);
        Object[] fingerprints =
                wanted.values().stream().map(IdempotencyKey::fingerprint).toArray(String[]::new);
        Object[] orders = wanted.keySet().stream().map(OrderId::value).toArray(UUID[]::new);
        return CurrentTransaction.get()
                .chain(transaction -> transaction.select(CLAIM, customers, keys, fingerprints, orders))
                .map(rows -> {
                    Set<OrderId> claimed = new HashSet<>();
                    rows.forEachRemaining(row -> claimed.add(new OrderId((UUID) row[0])));
                    return claimed;
                });
    }

    /** Returns the order of a claimed key. Fails with {@link IdempotencyKeyReused} if it belongs to a different request. */
    public Uni<OrderId> findOrder(IdempotencyKey key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, UUID.class)
                        .setParameter("key", key.value())
                        .setParameter("customer", key.customer().value())
                        .setParameter("fingerprint", key.fingerprint())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(IdempotencyKeyReused::new)
                .map(OrderId::new);
    }

    @Override
    public String name() {
        return "idempotency keys";
    }

    @Override
    public Duration retention() {
        return config.idempotencyKeyRetention();
    }

    @Override
    public Uni<Integer> purge(Instant before, int limit) {
        return pool.preparedQuery(PURGE)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), limit))
                .map(SqlResult::rowCount);
    }
}
