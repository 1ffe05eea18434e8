package tidings.eventmanager.subscriptions;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.KnownSubscriptions;

/** Keeps a snapshot of all subscriptions that have not ended. After a change, it reads the rows that changed. */
@ApplicationScoped
class SubscriptionSnapshots {

    private static final String VERSION = "select version from subscription_version";

    /** Each change gives a row another {@code xmin}, the id of the transaction that wrote it. */
    private static final String ROWS = "select id, xmin::text from subscription";

    private final SubscriptionStore subscriptions;
    private final Pool pool;
    private volatile Snapshot last = new Snapshot(new KnownSubscriptions(-1, Map.of()), Map.of());

    SubscriptionSnapshots(SubscriptionStore subscriptions, Pool pool) {
        this.subscriptions = subscriptions;
        this.pool = pool;
    }

    /** Costs nothing. */
    KnownSubscriptions last() {
        return last.known();
    }

    /** Costs one small query, and two more after a change. */
    Uni<KnownSubscriptions> current() {
        return pool.query(VERSION)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(version -> {
                    Snapshot before = last;
                    return version == before.known().version()
                            ? Uni.createFrom().item(before.known())
                            : load(version, before);
                });
    }

    /** What is read may be newer than the version; then one more load follows, without harm. */
    private Uni<KnownSubscriptions> load(long version, Snapshot before) {
        return pool.query(ROWS)
                .execute()
                .map(rows -> rows.stream().collect(toUnmodifiableMap(row -> row.getUUID(0), row -> row.getString(1))))
                .chain(rows -> Panache.withSession(() -> subscriptions.list(before.changed(rows)))
                        .map(changed -> before.next(version, rows, changed)))
                .invoke(next -> last = next)
                .map(Snapshot::known);
    }

    private record Snapshot(KnownSubscriptions known, Map<UUID, String> rows) {

        List<UUID> changed(Map<UUID, String> current) {
            return current.entrySet().stream()
                    .filter(row -> !row.getValue().equals(rows.get(row.getKey())))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        Snapshot next(long version, Map<UUID, String> current, List<Subscription> changed) {
            Map<SubscriptionId, Subscription> byId = new HashMap<>(known.byId());
            byId.keySet().removeIf(id -> !Objects.equals(current.get(id.value()), rows.get(id.value())));
            changed.stream()
                    .filter(subscription -> subscription.status() != SubscriptionStatus.ENDED)
                    .forEach(subscription -> byId.put(subscription.id(), subscription));
            return new Snapshot(new KnownSubscriptions(version, Map.copyOf(byId)), current);
        }
    }
}
