package tidings.notifications.outbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;
import tidings.messaging.Pump;
import tidings.notifications.Courier;
import tidings.notifications.domain.Notification;

/**
 * Plays the provider that brings notifications to customers: writes one line to the log for each.
 *
 * <p>Its table stands for what such a provider remembers by idempotency key. Nothing else reads or writes it, and it is
 * in no transaction of this service. What is to be brought at the same time is remembered by one statement.
 */
@ApplicationScoped
class LogCourier implements Courier {

    private static final Logger LOG = Logger.getLogger(LogCourier.class);
    private static final String CHANNEL = "log";
    /** After the service has brought its last. */
    private static final int LATE = 5000;
    /** What it forgets in a crash of the database it would only tell again: its commit does not wait for the disk. */
    private static final String REMEMBER = """
            insert into courier_log (notification_id, text)
            select * from unnest($1::uuid[], $2::text[])
            where set_config('synchronous_commit', 'off', true) = 'off'
            on conflict do nothing returning notification_id""";

    private final Pool provider;
    private final Queue<Errand> errands = new ConcurrentLinkedQueue<>();
    private final Pump pump;

    LogCourier(Pool provider, Vertx vertx) {
        this.provider = provider;
        this.pump = new Pump("courier", Duration.ofSeconds(1), vertx, this::run);
    }

    void start(@Observes StartupEvent started) {
        pump.start();
    }

    void stop(@Observes @Priority(LATE) ShutdownEvent stopping) {
        pump.stop(Duration.ofSeconds(2));
    }

    @Override
    public Uni<String> bring(Notification notification) {
        return Uni.createFrom().emitter(whoAsks -> {
            errands.add(new Errand(notification, whoAsks));
            pump.kick();
        });
    }

    private Uni<Boolean> run() {
        List<Errand> batch = new ArrayList<>();
        for (Errand next = errands.poll(); next != null; next = errands.poll()) {
            batch.add(next);
        }
        return batch.isEmpty()
                ? Uni.createFrom().item(false)
                : remember(batch)
                        .invoke(remembered -> batch.forEach(errand -> errand.isDone(remembered)))
                        .onFailure()
                        .invoke(failure ->
                                batch.forEach(errand -> errand.whoAsks().fail(failure)))
                        .replaceWith(false);
    }

    /** Returns those that were not brought before. */
    private Uni<Set<UUID>> remember(List<Errand> batch) {
        UUID[] ids = batch.stream().map(Errand::id).toArray(UUID[]::new);
        String[] texts = batch.stream().map(Errand::text).toArray(String[]::new);
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

    /** One notification to bring, and who waits to hear how it went. */
    private record Errand(Notification notification, UniEmitter<? super String> whoAsks) {

        UUID id() {
            return notification.id().value();
        }

        String text() {
            return notification.text();
        }

        void isDone(Set<UUID> remembered) {
            if (remembered.remove(id())) {
                LOG.infof(
                        "order %s: told the customer of %s, channel %s",
                        notification.order(), notification.occasion(), CHANNEL);
            }
            whoAsks.complete(CHANNEL);
        }
    }
}
