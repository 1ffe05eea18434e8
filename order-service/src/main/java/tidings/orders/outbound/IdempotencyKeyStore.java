package tidings.orders.outbound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    @Override
    public Uni<OrderId> claim(IdempotencyKey key, OrderId order) {
        return Panache.getSession().chain(session -> session.createNativeQuery(CLAIM)
                .setParameter("key", key.value())
                .setParameter("fingerprint", key.fingerprint())
                .setParameter("order", order.value())
                .executeUpdate()
                .chain(claimed -> claimed == 1 ? Uni.createFrom().item(order) : claimedBefore(key, session)));
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
