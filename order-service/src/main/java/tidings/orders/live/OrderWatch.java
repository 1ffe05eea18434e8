package tidings.orders.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tidings.http.Bulkhead;
import tidings.http.Bulkhead.TooManyRequests;
import tidings.messaging.work.NonCancellable;
import tidings.orders.OrderView;
import tidings.orders.OrderViews;
import tidings.orders.domain.OrderId;

/** Follows orders as they change. Waiting clients hold no thread, and only a change leads to a query. */
@ApplicationScoped
public class OrderWatch {

    private final OrderChanges changes;
    private final OrderViews orders;
    private final LiveConfig config;
    private final Bulkhead clients;

    OrderWatch(OrderChanges changes, OrderViews orders, LiveConfig config) {
        this.changes = changes;
        this.orders = orders;
        this.config = config;
        this.clients = new Bulkhead(config.maxWaitingClients());
    }

    /** Returns the wait that a client prefers, up to the configured maximum; empty if too many clients wait. */
    public Optional<PreferWait> waitOf(List<String> preferences) {
        return isFull() ? Optional.empty() : PreferWait.of(preferences, config.maxWait());
    }

    /** Returns whether too many clients wait for one more. */
    boolean isFull() {
        return clients.isFull();
    }

    /**
     * Emits the order after each change, until the order is settled or the service stops. Ends at once if too many clients
     * wait.
     *
     * <p>The caller's Vert.x context runs the queries.
     *
     * @param seen the number of changes that the caller knows already
     */
    public Multi<OrderView> follow(OrderId id, int seen) {
        Executor context = MutinyHelper.executor(Vertx.currentContext());
        AtomicInteger last = new AtomicInteger(seen);
        Multi<OrderView> changed = Multi.createBy()
                .repeating()
                .uni(() -> changed(id, last.get(), context)
                        .invoke(order -> last.set(order.history().size())))
                .whilst(order -> !order.status().isSettled());
        return clients.run(changed)
                .onFailure(failure -> failure instanceof ShuttingDown || failure instanceof TooManyRequests)
                .recoverWithCompletion();
    }

    /** Returns the settled order, or its last known state after the timeout, a failure or the start of a shutdown. */
    public Uni<OrderView> settled(OrderView order, Duration timeout) {
        if (timeout.isZero()) {
            return Uni.createFrom().item(order);
        }
        AtomicReference<OrderView> lastSeen = new AtomicReference<>(order);
        return follow(new OrderId(order.id()), order.history().size())
                .invoke(lastSeen::set)
                .collect()
                .last()
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure()
                .recoverWithNull()
                .map(ignored -> lastSeen.get());
    }

    private Uni<OrderView> changed(OrderId id, int seen, Executor context) {
        return changes.of(id)
                .emitOn(context)
                .onItem()
                .transformToUniAndConcatenate(signal -> NonCancellable.of(orders.get(id)))
                .filter(order -> order.history().size() > seen || order.status().isSettled())
                .toUni();
    }
}
