package tidings.eventmanager.delivery;

import tidings.eventmanager.subscriptions.Subscription;
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
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.delivery.Deliveries.Pending;
import tidings.eventmanager.delivery.webhook.Outcome;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.KnownSubscriptions;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.KnownSubscriptions;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.eventmanager.subscriptions.SubscriptionStatus;

/**
 * Delivers due events to a subscriber, in batches.
 *
 * <p>No transaction is open during a delivery: one claims a batch, and a second one records the results. After a crash
 * in between, the claim expires after {@link DeliveryConfig#claim()} and the events are delivered again. Too many failures in a row
 * suspend the subscription; a sink that is gone ends it.
 */
@ApplicationScoped
public class DeliverEvents {

    private static final Logger LOG = Logger.getLogger(DeliverEvents.class);
    private static final int BATCH_SIZE = 50;

    private final SubscriptionDirectory directory;
    private final Deliveries deliveries;
    private final EventSender sender;
    private final RetryPolicy retryPolicy;
    private final Duration claim;

    DeliverEvents(SubscriptionDirectory directory, Deliveries deliveries, EventSender sender, DeliveryConfig config) {
        this.directory = directory;
        this.deliveries = deliveries;
        this.sender = sender;
        this.retryPolicy = new RetryPolicy(
                config.retryDelay(), config.maxRetryDelay(), config.maxConsecutiveFailures(), config.maxAttempts());
        this.claim = config.claim();
    }

    /** Returns whether more may be due now. */
    public Uni<Boolean> deliver(SubscriptionId id) {
        return deliver(id, directory.known(), MutinyHelper.executor(Vertx.currentContext()));
    }

    /** The active subscriptions with due and unclaimed deliveries. */
    public Uni<Set<SubscriptionId>> due() {
        return directory
                .current()
                .map(current -> current.byId().values().stream()
                        .filter(each -> each.status() == SubscriptionStatus.ACTIVE)
                        .map(Subscription::id)
                        .toList())
                .chain(active -> active.isEmpty() ? Uni.createFrom().item(Set.of()) : deliveries.due(active));
    }

    private Uni<Boolean> deliver(SubscriptionId id, KnownSubscriptions known, Executor context) {
        Subscription subscription = known.byId().get(id);
        return claim(id, subscription, known.version())
                .chain(batch -> subscription == null || batch.isEmpty()
                        ? directory
                                .current()
                                .chain(newer -> newer.version() == known.version()
                                        ? Uni.createFrom().item(false)
                                        : deliver(id, newer, context))
                        : send(batch, subscription)
                                .emitOn(context)
                                .chain(settled ->
                                        settle(id, settled, batch.get(0).failures())));
    }

    private Uni<List<Pending>> claim(SubscriptionId id, @Nullable Subscription subscription, long version) {
        return subscription == null || subscription.status() != SubscriptionStatus.ACTIVE
                ? Uni.createFrom().item(List.of())
                : deliveries.claim(id, version, BATCH_SIZE, claim);
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
        boolean delivered = settled.stream().anyMatch(AttemptResult::isDelivered);
        Duration pause = retryPolicy.pauseOfSubscription(settled, failures, chance());
        return deliveries
                .settle(id, settled, failures, pause)
                .call(inARow -> gone(settled)
                        ? directory.end(id, "its sink answered that it is gone")
                        : inARow >= retryPolicy.maxConsecutiveFailures() ? suspend(id, inARow, settled) : nothing())
                .replaceWith(delivered);
    }

    private Uni<Void> suspend(SubscriptionId id, int failures, List<AttemptResult> settled) {
        String reason = failures + " failures in a row, the last: "
                + settled.get(settled.size() - 1).outcome().description();
        LOG.warnf("subscription %s is suspended: %s", id.value(), reason);
        return directory.suspend(id, reason).chain(() -> deliveries.resetFailures(id));
    }

    private static boolean gone(List<AttemptResult> settled) {
        return settled.stream().anyMatch(each -> each.outcome() instanceof Outcome.Gone);
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    /** The database stores microseconds. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
