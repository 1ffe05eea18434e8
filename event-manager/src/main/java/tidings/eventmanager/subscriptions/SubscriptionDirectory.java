package tidings.eventmanager.subscriptions;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.http.Owner;
import tidings.eventmanager.subscriptions.Subscription.SubscriptionRequest;

/**
 * All subscriptions: changes them, and knows a snapshot of them for the delivery of events.
 *
 * <p>A sink must agree before its subscription is stored. No transaction is open during the validation of the sink.
 */
@ApplicationScoped
public class SubscriptionDirectory {

    private final SubscriptionStore subscriptions;
    private final SinkValidator sinks;
    private final SubscriptionSnapshots snapshots;
    private final int max;

    SubscriptionDirectory(
            SubscriptionStore subscriptions,
            SinkValidator sinks,
            SubscriptionSnapshots snapshots,
            SubscriptionConfig config) {
        this.subscriptions = subscriptions;
        this.sinks = sinks;
        this.snapshots = snapshots;
        this.max = config.maxSubscriptions();
    }

    /**
     * Creates the subscription, or changes it if the id exists. Fails with {@link InvalidSubscription} or
     * {@link TooManySubscriptions}.
     */
    public Uni<Subscription> create(Owner owner, SubscriptionId id, SubscriptionRequest request) {
        return agreed(
                request,
                () -> Panache.withTransaction(() -> subscriptions
                        .findForUpdate(id)
                        .chain(found -> found == null
                                ? subscriptions.count(owner).map(total -> begin(id, owner, request, total))
                                : Uni.createFrom()
                                        .item(() -> taken(found, owner).change(request, now())))
                        .call(subscriptions::save)));
    }

    /** Fails with {@link SubscriptionNotFound}. */
    public Uni<Subscription> find(Owner owner, SubscriptionId id) {
        return Panache.withSession(() -> subscriptions.find(owner, id))
                .onItem()
                .ifNull()
                .failWith(() -> new SubscriptionNotFound(id));
    }

    /** Fails with {@link InvalidSubscription} or {@link SubscriptionNotFound}. */
    Uni<Subscription> change(Owner owner, SubscriptionId id, SubscriptionRequest request) {
        return agreed(request, () -> change(owner, id, existing -> existing.change(request, now())));
    }

    /** Fails with {@link SubscriptionNotFound}, or with {@link Subscription.InvalidStatus}. */
    Uni<Subscription> change(Owner owner, SubscriptionId id, UnaryOperator<Subscription> transition) {
        return update(id, existing -> transition.apply(owned(existing, owner)))
                .onItem()
                .ifNull()
                .failWith(() -> new SubscriptionNotFound(id));
    }

    /** Stops deliveries until the subscription is reinstated. */
    public Uni<Void> suspend(SubscriptionId id, String reason) {
        return update(id, subscription -> subscription.suspend(reason)).replaceWithVoid();
    }

    /** Ends the subscription; its row stays and shows the reason. */
    public Uni<Void> end(SubscriptionId id, String reason) {
        return update(id, subscription -> subscription.end(reason)).replaceWithVoid();
    }

    /** Deletes the subscription; its deliveries are purged later. Returns whether it existed. */
    Uni<Boolean> remove(Owner owner, SubscriptionId id) {
        return Panache.withTransaction(() -> subscriptions.delete(owner, id));
    }

    /** The last snapshot that this replica has read. Costs nothing. */
    public KnownSubscriptions known() {
        return snapshots.last();
    }

    /** The current snapshot, whichever replica made the last change. Costs one small query. */
    public Uni<KnownSubscriptions> current() {
        return snapshots.current();
    }

    /** One subscription of the current snapshot. Fails with {@link SubscriptionNotFound}, also after its end. */
    public Uni<Subscription> current(Owner owner, SubscriptionId id) {
        return current()
                .map(all -> all.byId().get(id))
                .onItem()
                .ifNull()
                .failWith(() -> new SubscriptionNotFound(id))
                .map(found -> owned(found, owner));
    }

    private Uni<Subscription> agreed(SubscriptionRequest request, Supplier<Uni<? extends Subscription>> change) {
        Executor context = MutinyHelper.executor(Vertx.currentContext());
        return sinks.validate(request.sink()).emitOn(context).chain(change);
    }

    private static Subscription owned(Subscription found, Owner owner) {
        if (!found.owner().equals(owner)) {
            throw new SubscriptionNotFound(found.id());
        }
        return found;
    }

    private static Subscription taken(Subscription found, Owner owner) {
        InvalidSubscription.unless(found.owner().equals(owner), "id", "is taken");
        return found;
    }

    private Subscription begin(SubscriptionId id, Owner owner, SubscriptionRequest request, long total) {
        if (total >= max) {
            throw new TooManySubscriptions(max);
        }
        return Subscription.begin(id, owner, request, now());
    }

    /** The database stores microseconds. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Completes with null if the subscription does not exist. */
    private Uni<@Nullable Subscription> update(SubscriptionId id, UnaryOperator<Subscription> transition) {
        return Panache.withTransaction(() -> subscriptions
                .findForUpdate(id)
                .onItem()
                .ifNotNull()
                .transform(transition)
                .onItem()
                .ifNotNull()
                .call(subscriptions::save));
    }

    /** Checks whether a sink is allowed and agrees to receive events. */
    public interface SinkValidator {

        /** Fails with {@link InvalidSubscription} if the sink is forbidden or does not agree. */
        Uni<Void> validate(Sink sink);
    }

    /**
     * A snapshot of all subscriptions that have not ended.
     *
     * @param version grows with each change; a statement with an older version has no effect
     */
    public record KnownSubscriptions(long version, Map<SubscriptionId, Subscription> byId) {}

    /** No subscription has this id. */
    static final class SubscriptionNotFound extends RuntimeException {

        SubscriptionNotFound(SubscriptionId id) {
            super("No subscription has the id " + id + ".");
        }
    }

    /** The maximum number of subscriptions is reached. */
    static final class TooManySubscriptions extends RuntimeException {

        TooManySubscriptions(long max) {
            super("There are " + max + " subscriptions, which is the maximum.");
        }
    }
}
