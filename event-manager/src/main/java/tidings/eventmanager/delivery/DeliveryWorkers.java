package tidings.eventmanager.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.messaging.work.BackgroundWorker;

/**
 * Triggers deliveries: at once for a new event, and every second for retries and for the rest of a crash.
 *
 * <p>Each subscription has a worker of its own, so a slow subscriber does not delay the others.
 */
@ApplicationScoped
class DeliveryWorkers {

    /** Before the relay stops. */
    private static final int EARLY = 1000;

    private static final Duration TICK = Duration.ofSeconds(1);

    private final DeliverEvents deliver;
    private final Vertx vertx;
    private final BackgroundWorker sweep;
    private final Map<SubscriptionId, BackgroundWorker> workers = new ConcurrentHashMap<>();
    private volatile boolean running;

    DeliveryWorkers(DeliverEvents deliver, Vertx vertx) {
        this.deliver = deliver;
        this.vertx = vertx;
        this.sweep = new BackgroundWorker("due deliveries", TICK, vertx, this::sweep);
    }

    void start(@Observes StartupEvent started) {
        running = true;
        sweep.start();
    }

    /** Finishes claimed deliveries and claims no more. */
    void stop(@Observes @Priority(EARLY) ShutdownEvent stopping) {
        running = false;
        sweep.stop(Duration.ofSeconds(5));
        workers.values().forEach(worker -> worker.stop(Duration.ofSeconds(5)));
        workers.clear();
    }

    /** Triggers the workers of subscriptions that may have a due delivery. */
    void trigger(Collection<SubscriptionId> subscriptions) {
        if (running) {
            subscriptions.forEach(
                    id -> workers.computeIfAbsent(id, this::worker).trigger());
        }
    }

    private BackgroundWorker worker(SubscriptionId id) {
        BackgroundWorker worker = new BackgroundWorker("deliveries for " + id, Duration.ZERO, vertx, () -> deliver(id));
        worker.start();
        return worker;
    }

    private Uni<Boolean> deliver(SubscriptionId id) {
        return running ? deliver.deliver(id) : Uni.createFrom().item(false);
    }

    private Uni<Boolean> sweep() {
        return running
                ? deliver.due().invoke(this::trigger).replaceWith(false)
                : Uni.createFrom().item(false);
    }
}
