package tidings.notifications.outbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Typed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import tidings.messaging.work.Batcher;
import tidings.messaging.work.Expiring;
import tidings.notifications.NotificationGateway;
import tidings.notifications.NotificationGatewayConfig;
import tidings.notifications.domain.Notification;

/**
 * A simulated provider that writes one log line per notification.
 *
 * <p>Its table holds the idempotency keys of such a provider; they expire by age. Only this class uses the table, outside
 * the transactions of this service. One statement inserts the keys of concurrent calls.
 */
@ApplicationScoped
@Typed({SimulatedNotificationGateway.class, Expiring.class})
class SimulatedNotificationGateway implements NotificationGateway, Expiring {

    private static final Logger LOG = Logger.getLogger(SimulatedNotificationGateway.class);
    private static final String CHANNEL = "log";
    private static final int BATCH_SIZE = 500;
    /** After the last call of the service. */
    private static final int AFTER_NOTIFICATIONS = 5000;
    /** Commits asynchronously: a key lost in a crash of the database only repeats a log line. */
    private static final String INSERT = """
            insert into courier_log (notification_id, text)
            select * from unnest($1::uuid[], $2::text[])
            where set_config('synchronous_commit', 'off', true) = 'off'
            on conflict do nothing returning notification_id""";

    /** Safe to repeat after a crash, so it commits asynchronously. */
    private static final String PURGE = """
            delete from courier_log
            where (select set_config('synchronous_commit', 'off', true)) = 'off' and ctid = any(array(
                select ctid from courier_log where brought_at < $1
                order by brought_at limit $2 for update skip locked))""";

    private final Pool provider;
    private final Duration deduplicationWindow;
    private final Batcher<Notification, String> batcher;

    SimulatedNotificationGateway(Pool provider, Vertx vertx, NotificationGatewayConfig config) {
        this.provider = provider;
        this.deduplicationWindow = config.deduplicationWindow();
        this.batcher = new Batcher<>("notification gateway", BATCH_SIZE, vertx, this::sendAll);
    }

    void start(@Observes StartupEvent started) {
        batcher.start();
    }

    void stop(@Observes @Priority(AFTER_NOTIFICATIONS) ShutdownEvent stopping) {
        batcher.stop(Duration.ofSeconds(2));
    }

    @Override
    public Uni<String> send(Notification notification) {
        return batcher.submit(notification);
    }

    @Override
    public String name() {
        return "idempotency keys of the notification gateway";
    }

    @Override
    public Duration retention() {
        return deduplicationWindow;
    }

    @Override
    public Uni<Integer> purge(Instant before, int limit) {
        return provider.preparedQuery(PURGE)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), limit))
                .map(SqlResult::rowCount);
    }

    private Uni<List<String>> sendAll(List<Notification> notifications) {
        return insertKeys(notifications).map(unsent -> notifications.stream()
                .map(notification -> log(notification, unsent))
                .toList());
    }

    /** Returns the ids of those that were not sent before. */
    private Uni<Set<UUID>> insertKeys(List<Notification> notifications) {
        UUID[] ids = notifications.stream()
                .map(notification -> notification.id().value())
                .toArray(UUID[]::new);
        String[] texts = notifications.stream().map(Notification::text).toArray(String[]::new);
        return provider.withConnection(
                        connection -> connection.preparedQuery(INSERT).execute(Tuple.of(ids, texts)))
                .map(rows -> {
                    Set<UUID> inserted = new HashSet<>();
                    for (Row row : rows) {
                        inserted.add(row.getUUID(0));
                    }
                    return inserted;
                });
    }

    private static String log(Notification notification, Set<UUID> unsent) {
        if (unsent.remove(notification.id().value())) {
            LOG.infof(
                    "order %s: customer notified of %s, channel %s",
                    notification.order(), notification.occasion(), CHANNEL);
        }
        return CHANNEL;
    }
}
