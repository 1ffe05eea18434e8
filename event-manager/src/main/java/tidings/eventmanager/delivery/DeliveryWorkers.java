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
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tidings.eventmanager.delivery.DeliveryQueue.Pending;
import tidings.eventmanager.subscriptions.Subscription;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.messaging.work.BackgroundWorker;

/**
 * Triggers deliveries: at once for a new event, and every second for retries and for the rest of a crash.
 *
 * <p>Each subscription has a worker of its own, so a slow subscriber does not delay the others. All together send at most
 * {@link DeliveryConfig#maxInFlight()} events at the same time, and each at least one.
 */
@ApplicationScoped
class DeliveryWorkers {

    /** Before the relay stops. */
    private static final int EARLY = 1000;

    private static final int BATCH_SIZE = 50;
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final DeliverEvents deliver;
    private final SubscriptionDirectory directory;
    private final Vertx vertx;
    private final int maxInFlight;
    /** In nanoseconds. */
    private final long longestWait;

    private final AtomicInteger inFlight = new AtomicInteger();
    private final BackgroundWorker sweep;
    private final Map<SubscriptionId, Worker> workers = new ConcurrentHashMap<>();
    private volatile boolean running;

    DeliveryWorkers(DeliverEvents deliver, SubscriptionDirectory directory, Vertx vertx, DeliveryConfig config) {
        this.deliver = deliver;
        this.directory = directory;
        this.vertx = vertx;
        this.maxInFlight = config.maxInFlight();
        this.longestWait = config.claim().minus(config.timeout()).toNanos();
        this.sweep = new BackgroundWorker("due deliveries", TICK, vertx, this::sweep);
    }

    void start(@Observes StartupEvent started) {
        running = true;
        sweep.start();
    }

    /** Finishes claimed deliveries and claims no more. */
    void stop(@Observes @Priority(EARLY) ShutdownEvent stopping) {
        running = false;
        sweep.stop(STOP_TIMEOUT);
        workers.values().forEach(each -> each.worker.stop(STOP_TIMEOUT));
        workers.clear();
    }

    /**
     * How many new deliveries of a subscription can be sent at once: none while its worker is busy.
     *
     * @param reserved the deliveries of other subscriptions that will be sent with them
     */
    int capacity(Subscription subscription, int reserved) {
        Worker worker = workers.get(subscription.id());
        return running && subscription.isActive() && (worker == null || worker.idle) ? room(reserved) : 0;
    }

    /** Sends claimed deliveries. */
    void send(Map<SubscriptionId, List<Pending>> claimed) {
        claimed.forEach((id, deliveries) -> {
            Worker worker = workers.computeIfAbsent(id, Worker::new);
            worker.idle = false;
            inFlight.addAndGet(deliveries.size());
            worker.claimed.add(new Batch(deliveries, System.nanoTime()));
        });
    }

    /** Triggers the workers of subscriptions that may have a due delivery. */
    void trigger(Collection<SubscriptionId> subscriptions) {
        if (running) {
            subscriptions.forEach(
                    id -> workers.computeIfAbsent(id, Worker::new).worker.trigger());
        }
    }

    private int room(int reserved) {
        return Math.max(1, Math.min(BATCH_SIZE, maxInFlight - inFlight.get() - reserved));
    }

    private Uni<Boolean> sweep() {
        return running
                ? deliver.due()
                        .invoke(this::trigger)
                        .invoke(this::forgetDeleted)
                        .replaceWith(false)
                : Uni.createFrom().item(false);
    }

    private void forgetDeleted() {
        Set<SubscriptionId> known = directory.known().byId().keySet();
        workers.entrySet().removeIf(each -> each.getValue().idle && !known.contains(each.getKey()));
    }

    private record Batch(List<Pending> deliveries, long claimedAt) {}

    /** Delivers to one subscription, one batch after the other: first what was claimed when it was stored. */
    private final class Worker {

        private final SubscriptionId id;
        private final BackgroundWorker worker;
        private final Queue<Batch> claimed = new ConcurrentLinkedQueue<>();
        private volatile boolean idle = true;

        Worker(SubscriptionId id) {
            this.id = id;
            this.worker = new BackgroundWorker("deliveries for " + id, Duration.ZERO, vertx, this::deliver);
            worker.start();
        }

        /** After a failure, the next tick goes on. */
        private Uni<Boolean> deliver() {
            idle = false;
            Batch batch = claimed.poll();
            return (batch == null ? claim() : send(batch))
                    .invoke(more -> idle = !more)
                    .onFailure()
                    .invoke(() -> idle = true);
        }

        /** What waited too long for the attempt before is left to the next claim. */
        private Uni<Boolean> send(Batch batch) {
            boolean isClaimed = System.nanoTime() - batch.claimedAt < longestWait;
            return (isClaimed
                            ? deliver.deliver(id, batch.deliveries)
                            : Uni.createFrom().voidItem())
                    .replaceWith(true)
                    .onTermination()
                    .invoke(() -> inFlight.addAndGet(-batch.deliveries.size()));
        }

        private Uni<Boolean> claim() {
            int limit = room(0);
            inFlight.addAndGet(limit);
            return (running ? deliver.deliver(id, limit) : Uni.createFrom().item(false))
                    .onTermination()
                    .invoke(() -> inFlight.addAndGet(-limit));
        }
    }
}
