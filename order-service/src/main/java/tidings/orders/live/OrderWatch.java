package tidings.orders.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tidings.messaging.work.NonCancellable;
import tidings.orders.OrderView;
import tidings.orders.OrderViews;
import tidings.orders.domain.OrderId;

/** Orders as they change. Whoever waits costs no thread, and looks at the database only when there is news. */
@ApplicationScoped
public class OrderWatch {

    private final OrderChanges signals;
    private final OrderViews orders;

    public OrderWatch(OrderChanges signals, OrderViews orders) {
        this.signals = signals;
        this.orders = orders;
    }

    /**
     * The order each time it has changed, until it is settled or the service stops.
     *
     * <p>To be called from the Vert.x context that is to look at the database.
     *
     * @param seen how many changes of it are known already
     */
    public Multi<OrderView> follow(OrderId id, int seen) {
        Executor context = MutinyHelper.executor(Vertx.currentContext());
        AtomicInteger last = new AtomicInteger(seen);
        return Multi.createBy()
                .repeating()
                .uni(() -> changed(id, last.get(), context)
                        .invoke(order -> last.set(order.history().size())))
                .whilst(order -> !order.status().isSettled())
                .onFailure(ShuttingDown.class)
                .recoverWithCompletion();
    }

    /** The order when it is settled, or as it was seen last when {@code patience} is over, the service stops or nothing can be seen. */
    public Uni<OrderView> settled(OrderView order, Duration patience) {
        AtomicReference<OrderView> seen = new AtomicReference<>(order);
        return follow(new OrderId(order.id()), order.history().size())
                .invoke(seen::set)
                .collect()
                .last()
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .recoverWithNull()
                .map(ignored -> seen.get());
    }

    private Uni<OrderView> changed(OrderId id, int seen, Executor context) {
        return signals.of(id)
                .emitOn(context)
                .onItem()
                .transformToUniAndConcatenate(signal -> NonCancellable.of(orders.get(id)))
                .filter(order -> order.history().size() > seen || order.status().isSettled())
                .toUni();
    }
}
