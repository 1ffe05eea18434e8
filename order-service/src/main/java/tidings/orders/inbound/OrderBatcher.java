package tidings.orders.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import tidings.messaging.work.Batcher;
import tidings.messaging.work.TransientFailure;
import tidings.orders.PlaceOrder;
import tidings.orders.PlaceOrder.Placement;
import tidings.orders.PlaceOrderCommand;

/**
 * Batches concurrent orders: the orders that arrive during one transaction are placed together in the next one.
 *
 * <p>If a batch fails, each of its orders gets a transaction of its own, so that an invalid order harms no neighbour. An
 * order whose idempotency key is taken gets one, too, because it may have to wait.
 */
@ApplicationScoped
class OrderBatcher {

    private static final int BATCH_SIZE = 100;

    private final PlaceOrder placeOrder;
    private final Batcher<PlaceOrderCommand, Optional<Placement>> batcher;

    OrderBatcher(PlaceOrder placeOrder, Vertx vertx) {
        this.placeOrder = placeOrder;
        this.batcher = new Batcher<>("order batches", BATCH_SIZE, vertx, placeOrder::placeAll);
    }

    void start(@Observes StartupEvent started) {
        batcher.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        batcher.stop(Duration.ofSeconds(2));
    }

    /** Like {@link PlaceOrder#place}. */
    Uni<Placement> place(PlaceOrderCommand command) {
        return batcher.submit(command)
                .emitOn(MutinyHelper.executor(Vertx.currentContext()))
                .onFailure(failure -> !TransientFailure.is(failure))
                .recoverWithItem(Optional.empty())
                .chain(placement -> placement
                        .map(placed -> Uni.createFrom().item(placed))
                        .orElseGet(() -> placeOrder.place(command)));
    }
}
