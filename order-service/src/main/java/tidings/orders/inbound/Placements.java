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
import java.util.List;
import java.util.Optional;
import tidings.messaging.Cause;
import tidings.messaging.Gathering;
import tidings.messaging.Outage;
import tidings.orders.IdempotencyKey;
import tidings.orders.PlaceOrder;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderId;

/**
 * Places in one transaction the orders that come at the same time.
 *
 * <p>Where that fails, each has a transaction of its own, so that a bad one harms no neighbour. So has, from the
 * beginning, one that comes with an idempotency key: it may have to wait for another one that has it too.
 */
@ApplicationScoped
class Placements {

    private static final int AT_ONCE = 100;

    private final PlaceOrder placeOrder;
    private final Gathering<Placement, OrderId> gathering;

    Placements(PlaceOrder placeOrder, Vertx vertx) {
        this.placeOrder = placeOrder;
        this.gathering = new Gathering<>("orders to place", AT_ONCE, vertx, this::placeTogether);
    }

    void start(@Observes StartupEvent started) {
        gathering.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        gathering.stop(Duration.ofSeconds(2));
    }

    /** See {@link PlaceOrder#place}. */
    Uni<OrderId> place(OrderEvent.Placed placed, Optional<IdempotencyKey> key) {
        return key.isPresent() ? placeOrder.place(placed, key) : place(placed);
    }

    private Uni<OrderId> place(OrderEvent.Placed placed) {
        return gathering
                .ask(new Placement(placed, Cause.current()))
                .emitOn(MutinyHelper.executor(Vertx.currentContext()))
                .onFailure(failure -> !Outage.is(failure))
                .recoverWithUni(() -> placeOrder.place(placed, Optional.empty()));
    }

    private Uni<List<OrderId>> placeTogether(List<Placement> placements) {
        return Panache.withTransaction(() -> Multi.createFrom()
                .iterable(placements)
                .onItem()
                .transformToUniAndConcatenate(this::placeOne)
                .collect()
                .asList());
    }

    private Uni<OrderId> placeOne(Placement placement) {
        placement.entrance().makeCurrent();
        return placeOrder.place(placement.placed(), Optional.empty());
    }

    private record Placement(OrderEvent.Placed placed, Cause entrance) {}
}
