package tidings.eventmanager.subscriptions;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Caches the subscriptions in memory and reloads them when their version in the database has changed. */
@ApplicationScoped
class SubscriptionCache implements SubscriptionDirectory {

    private static final String VERSION = "select version from subscription_version";

    private final Subscriptions subscriptions;
    private final Pool pool;
    private volatile KnownSubscriptions known = new KnownSubscriptions(-1, Map.of());

    SubscriptionCache(Subscriptions subscriptions, Pool pool) {
        this.subscriptions = subscriptions;
        this.pool = pool;
    }

    @Override
    public KnownSubscriptions known() {
        return known;
    }

    @Override
    public Uni<KnownSubscriptions> current() {
        return pool.withConnection(connection -> connection.query(VERSION).execute())
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(version -> version == known.version() ? Uni.createFrom().item(known) : load(version));
    }

    @Override
    public Uni<Void> suspend(SubscriptionId id, String reason) {
        return change(id, subscription -> subscription.suspend(reason));
    }

    @Override
    public Uni<Void> end(SubscriptionId id, String reason) {
        return change(id, subscription -> subscription.end(reason));
    }

    private Uni<Void> change(SubscriptionId id, UnaryOperator<Subscription> transition) {
        return Panache.withTransaction(() -> subscriptions.findForUpdate(id).chain(found -> found.map(transition)
                .map(subscriptions::save)
                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    /** The loaded rows may be newer than the version; then one more load follows, without harm. */
    private Uni<KnownSubscriptions> load(long version) {
        return Panache.withSession(subscriptions::list)
                .map(all -> all.stream()
                        .filter(subscription -> subscription.status() != SubscriptionStatus.ENDED)
                        .collect(toUnmodifiableMap(Subscription::id, Function.identity())))
                .map(loaded -> new KnownSubscriptions(version, loaded))
                .invoke(loaded -> known = loaded);
    }
}
