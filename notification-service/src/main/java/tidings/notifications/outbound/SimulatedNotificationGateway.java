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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import tidings.messaging.work.Batcher;
import tidings.messaging.work.Expiring;
import tidings.notifications.NotificationGateway;
import tidings.notifications.domain.Notification;

/**
 * Plays the provider that brings notifications to customers: writes one line to the log for each.
 *
 * <p>Its table stands for what such a provider remembers by idempotency key. Nothing else reads or writes it, and it is
 * in no transaction of this service. What is to be brought at the same time is remembered by one statement. Its
 * idempotency keys expire by age, as those of a real provider do.
 */
@ApplicationScoped
class SimulatedNotificationGateway implements NotificationGateway, Expiring {

    private static final Logger LOG = Logger.getLogger(SimulatedNotificationGateway.class);
    private static final String CHANNEL = "log";
    private static final int AT_ONCE = 500;
    /** After the service has brought its last. */
    private static final int LATE = 5000;
    /** What it forgets in a crash of the database it would only tell again: its commit does not wait for the disk. */
    private static final String REMEMBER = """
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
    private final Duration retention;
    private final Batcher<Notification, String> batcher;

    SimulatedNotificationGateway(
            Pool provider, Vertx vertx, @ConfigProperty(name = "tidings.courier.remembers") Duration retention) {
        this.provider = provider;
        this.retention = retention;
        this.batcher = new Batcher<>("courier", AT_ONCE, vertx, this::bring);
    }

    void start(@Observes StartupEvent started) {
        batcher.start();
    }

    void stop(@Observes @Priority(LATE) ShutdownEvent stopping) {
        batcher.stop(Duration.ofSeconds(2));
    }

    @Override
    public Uni<String> bring(Notification notification) {
        return batcher.submit(notification);
    }

    @Override
    public String name() {
        return "idempotency keys of the notification gateway";
    }

    @Override
    public Duration retention() {
        return retention;
    }

    @Override
    public Uni<Integer> purge(Instant before, int limit) {
        return provider.preparedQuery(PURGE)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), limit))
                .map(SqlResult::rowCount);
    }

    private Uni<List<String>> bring(List<Notification> notifications) {
        return remember(notifications).map(fresh -> notifications.stream()
                .map(notification -> tell(notification, fresh))
                .toList());
    }

    /** Returns those that were not brought before. */
    private Uni<Set<UUID>> remember(List<Notification> notifications) {
        UUID[] ids = notifications.stream()
                .map(notification -> notification.id().value())
                .toArray(UUID[]::new);
        String[] texts = notifications.stream().map(Notification::text).toArray(String[]::new);
        return provider.withConnection(
                        connection -> connection.preparedQuery(REMEMBER).execute(Tuple.of(ids, texts)))
                .map(rows -> {
                    Set<UUID> remembered = new HashSet<>();
                    for (Row row : rows) {
                        remembered.add(row.getUUID(0));
                    }
                    return remembered;
                });
    }

    private static String tell(Notification notification, Set<UUID> fresh) {
        if (fresh.remove(notification.id().value())) {
            LOG.infof(
                    "order %s: told the customer of %s, channel %s",
                    notification.order(), notification.occasion(), CHANNEL);
        }
        return CHANNEL;
    }
}
