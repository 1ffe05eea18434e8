package tidings.eventmanager.delivery;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import tidings.eventmanager.delivery.DeliveryQueue.Pending;
import tidings.eventmanager.delivery.webhook.Outcome;
import tidings.eventmanager.subscriptions.Subscription;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.KnownSubscriptions;
import tidings.eventmanager.subscriptions.SubscriptionId;

/**
 * Delivers due events to a subscriber, in batches.
 *
 * <p>No transaction is open during a delivery: one claims a batch, and a second one records the results. After a crash
 * in between, the claim expires after {@link DeliveryConfig#claim()} and the events are delivered again. Too many failures
 * in a row suspend the subscription; a sink that is gone ends it.
 */
@ApplicationScoped
class DeliverEvents {

    private static final Logger LOG = Logger.getLogger(DeliverEvents.class);

    private final SubscriptionDirectory directory;
    private final DeliveryQueue queue;
    private final SinkSender sender;
    private final RetryPolicy retryPolicy;
    private final Duration claim;

    DeliverEvents(SubscriptionDirectory directory, DeliveryQueue queue, SinkSender sender, DeliveryConfig config) {
        this.directory = directory;
        this.queue = queue;
        this.sender = sender;
        this.retryPolicy = new RetryPolicy(
                config.retryDelay(), config.maxRetryDelay(), config.maxConsecutiveFailures(), config.maxAttempts());
        this.claim = config.claim();
    }

    /** Claims and delivers at most {@code limit} due events. Returns whether more may be due now. */
    Uni<Boolean> deliver(SubscriptionId id, int limit) {
        return deliver(id, limit, directory.known(), MutinyHelper.executor(Vertx.currentContext()));
    }

    /** Delivers claimed events, unless the subscription is no longer active. Returns whether any was delivered. */
    Uni<Boolean> deliver(SubscriptionId id, List<Pending> claimed) {
        Subscription subscription = directory.known().byId().get(id);
        return subscription == null || !subscription.isActive()
                ? Uni.createFrom().item(false)
                : deliver(subscription, claimed, MutinyHelper.executor(Vertx.currentContext()));
    }

    /** The active subscriptions with due and unclaimed deliveries. */
    Uni<Set<SubscriptionId>> due() {
        return directory
                .current()
                .map(current -> current.byId().values().stream()
                        .filter(Subscription::isActive)
                        .map(Subscription::id)
                        .toList())
                .chain(active -> active.isEmpty() ? Uni.createFrom().item(Set.of()) : queue.due(active));
    }

    private Uni<Boolean> deliver(SubscriptionId id, int limit, KnownSubscriptions known, Executor context) {
        Subscription subscription = known.byId().get(id);
        if (subscription == null || !subscription.isActive()) {
            return directory
                    .current()
                    .chain(newer -> newer.version() == known.version()
                            ? Uni.createFrom().item(false)
                            : deliver(id, limit, newer, context));
        }
        return queue.claim(id, known.version(), limit, claim).chain(claimed -> {
            if (claimed.version() != known.version()) {
                return directory.current().chain(newer -> deliver(id, limit, newer, context));
            }
            return claimed.deliveries().isEmpty()
                    ? Uni.createFrom().item(false)
                    : deliver(subscription, claimed.deliveries(), context);
        });
    }

    private Uni<Boolean> deliver(Subscription subscription, List<Pending> batch, Executor context) {
        return send(batch, subscription)
                .emitOn(context)
                .chain(settled ->
                        settle(subscription.id(), settled, batch.get(0).failures()));
    }

    private Uni<List<AttemptResult>> send(List<Pending> batch, Subscription subscription) {
        return Uni.join()
                .all(batch.stream().map(each -> send(each, subscription)).toList())
                .andFailFast();
    }

    private Uni<AttemptResult> send(Pending pending, Subscription subscription) {
        Instant at = now();
        return sender.send(pending.event(), subscription.sink())
                .map(outcome -> AttemptResult.after(
                        pending.position(), pending.attempts(), outcome, at, now(), retryPolicy, chance()));
    }

    private Uni<Boolean> settle(SubscriptionId id, List<AttemptResult> settled, int failures) {
        return queue.settle(id, settled, failures, retryPolicy.pauseOfSubscription(settled, failures, chance()))
                .call(inARow -> {
                    if (settled.stream().anyMatch(each -> each.outcome() instanceof Outcome.Gone)) {
                        return directory.end(id, "its sink answered that it is gone");
                    }
                    return inARow >= retryPolicy.maxConsecutiveFailures()
                            ? suspend(id, inARow, settled)
                            : Uni.createFrom().voidItem();
                })
                .replaceWith(settled.stream().anyMatch(AttemptResult::isDelivered));
    }

    private Uni<Void> suspend(SubscriptionId id, int failures, List<AttemptResult> settled) {
        String reason = failures + " failures in a row, the last: "
                + settled.get(settled.size() - 1).outcome().description();
        LOG.warnf("subscription %s is suspended: %s", id.value(), reason);
        return directory.suspend(id, reason).chain(() -> queue.resetFailures(id));
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    /** The database stores microseconds. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
