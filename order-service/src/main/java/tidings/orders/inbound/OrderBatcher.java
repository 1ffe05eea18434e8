package tidings.orders.inbound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.work.Batcher;
import tidings.messaging.work.TransientFailure;
import tidings.orders.PlaceOrder;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderId;
import tidings.orders.idempotency.IdempotencyKey;
import tidings.orders.idempotency.IdempotencyKeys;

/**
 * Places in one transaction the orders that come at the same time.
 *
 * <p>Where that fails, each has a transaction of its own, so that a bad one harms no neighbour. So has one whose
 * idempotency key is not free: it may have to wait for another one that has it too.
 */
@ApplicationScoped
class OrderBatcher {

    private static final int AT_ONCE = 100;

    private final PlaceOrder placeOrder;
    private final IdempotencyKeys keys;
    private final Batcher<Placement, Optional<OrderId>> batcher;

    OrderBatcher(PlaceOrder placeOrder, IdempotencyKeys keys, Vertx vertx) {
        this.placeOrder = placeOrder;
        this.keys = keys;
        this.batcher = new Batcher<>("orders to place", AT_ONCE, vertx, this::placeTogether);
    }

    void start(@Observes StartupEvent started) {
        batcher.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        batcher.stop(Duration.ofSeconds(2));
    }

    /** See {@link PlaceOrder#place}. */
    Uni<OrderId> place(OrderEvent.Placed placed, Optional<IdempotencyKey> key) {
        return batcher.submit(new Placement(placed, key, MessageContext.current()))
                .emitOn(MutinyHelper.executor(Vertx.currentContext()))
                .onFailure(failure -> !TransientFailure.is(failure))
                .recoverWithItem(Optional.empty())
                .chain(together ->
                        together.map(id -> Uni.createFrom().item(id)).orElseGet(() -> placeOrder.place(placed, key)));
    }

    private Uni<List<Optional<OrderId>>> placeTogether(List<Placement> placements) {
        return Panache.withTransaction(
                () -> keys.claimFree(wantedKeys(placements)).chain(claimed -> Multi.createFrom()
                        .iterable(placements)
                        .onItem()
                        .transformToUniAndConcatenate(placement -> placeOne(placement, claimed))
                        .collect()
                        .asList()));
    }

    private static Map<OrderId, IdempotencyKey> wantedKeys(List<Placement> placements) {
        Map<OrderId, IdempotencyKey> wanted = new LinkedHashMap<>();
        for (Placement placement : placements) {
            placement.key().ifPresent(key -> wanted.put(placement.placed().id(), key));
        }
        return wanted;
    }

    /** Leaves out, without an answer, whose key is not free. */
    private Uni<Optional<OrderId>> placeOne(Placement placement, Set<OrderId> claimed) {
        if (placement.key().isPresent() && !claimed.contains(placement.placed().id())) {
            return Uni.createFrom().item(Optional.empty());
        }
        placement.entrance().makeCurrent();
        return placeOrder.place(placement.placed(), Optional.empty()).map(Optional::of);
    }

    private record Placement(OrderEvent.Placed placed, Optional<IdempotencyKey> key, MessageContext entrance) {}
}
