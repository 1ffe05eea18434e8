package tidings.notifications.outbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tidings.messaging.work.BackgroundWorker;

/** Plays the provider that forgets its idempotency keys: what {@link SimulatedNotificationGateway} remembers goes by age. */
@ApplicationScoped
class NotificationGatewayPurge {

    /** A transaction of some 2 ms, which nobody feels; the next one follows while there is more. */
    private static final int AT_ONCE = 1000;

    /** What a crash of the database forgets of it is done again, so the commit does not wait for the disk. */
    private static final String FORGET = """
            delete from courier_log
            where (select set_config('synchronous_commit', 'off', true)) = 'off' and ctid = any(array(
                select ctid from courier_log where brought_at < $1
                order by brought_at limit $2 for update skip locked))""";

    private final Pool provider;
    private final Duration kept;
    private final BackgroundWorker worker;

    NotificationGatewayPurge(
            Pool provider, Vertx vertx, @ConfigProperty(name = "tidings.courier.remembers") Duration kept) {
        this.provider = provider;
        this.kept = kept;
        this.worker = new BackgroundWorker("purge of the courier's log", Duration.ofMinutes(1), vertx, this::purge);
    }

    void start(@Observes StartupEvent started) {
        worker.start();
        worker.trigger();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.cancel();
    }

    /** Returns whether there may be more. */
    Uni<Boolean> purge() {
        OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC).minus(kept);
        return provider.preparedQuery(FORGET)
                .execute(Tuple.of(before, AT_ONCE))
                .map(SqlResult::rowCount)
                .map(forgotten -> forgotten == AT_ONCE);
    }
}
