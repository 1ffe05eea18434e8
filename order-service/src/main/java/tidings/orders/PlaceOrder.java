package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderId;
import tidings.orders.idempotency.IdempotencyKey;
import tidings.orders.idempotency.IdempotencyKeys;

/** Takes an order. */
@ApplicationScoped
public class PlaceOrder {

    private final Orders orders;
    private final IdempotencyKeys keys;

    public PlaceOrder(Orders orders, IdempotencyKeys keys) {
        this.orders = orders;
        this.keys = keys;
    }

    /** Returns the order that was placed: this one, or the one that the same request placed before. */
    @WithTransaction
    public Uni<OrderId> place(OrderEvent.Placed placed, Optional<IdempotencyKey> key) {
        return key.map(given -> keys.claim(given, placed.id()))
                .orElseGet(() -> Uni.createFrom().item(placed.id()))
                .call(id -> id.equals(placed.id())
                        ? orders.record(placed.order(), List.of(placed))
                        : Uni.createFrom().voidItem());
    }
}
