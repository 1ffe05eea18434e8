package tidings.eventmanager.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Locale;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionStatus;
import tidings.messaging.work.BackgroundWorker;

/**
 * The metrics of what waits: the age of the oldest pending delivery, waiting dead letters, and subscriptions by status.
 *
 * <p>Each replica samples the database for all of them, so a sum over replicas means nothing.
 */
@ApplicationScoped
class BacklogMetrics {

    private static final Duration SAMPLE = Duration.ofSeconds(15);

    private static final String BACKLOG = """
            select (select count(*) from dead_letter where status = 'WAITING') as dead_letters, coalesce((
                select extract(epoch from clock_timestamp() - min(kept_at)) from published_event where position in (
                    select (select min(event) from delivery where subscription_id = subscription.id)
                    from subscription where status = 'ACTIVE')), 0)::float8 as oldest""";

    private final Pool pool;
    private final BackgroundWorker worker;
    private volatile Backlog backlog = new Backlog(Double.NaN, Double.NaN);

    BacklogMetrics(Pool pool, SubscriptionDirectory directory, MeterRegistry registry, Vertx vertx) {
        this.pool = pool;
        this.worker = new BackgroundWorker("metrics of the backlog", SAMPLE, vertx, this::sample);
        registry.gauge("tidings.deliveries.oldest.seconds", this, metrics -> metrics.backlog.oldestSeconds());
        registry.gauge("tidings.dead.letters.waiting", this, metrics -> metrics.backlog.deadLetters());
        for (SubscriptionStatus status : new SubscriptionStatus[] {
            SubscriptionStatus.ACTIVE, SubscriptionStatus.PAUSED, SubscriptionStatus.SUSPENDED
        }) {
            registry.gauge(
                    "tidings.subscriptions",
                    Tags.of("status", status.name().toLowerCase(Locale.ROOT)),
                    directory,
                    all -> count(all, status));
        }
    }

    void start(@Observes StartupEvent started) {
        worker.start();
        worker.trigger();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.cancel();
    }

    /** Reads the backlog now. Returns false: there is no more to do before the next sample. */
    Uni<Boolean> sample() {
        return pool.query(BACKLOG)
                .execute()
                .map(rows -> rows.iterator().next())
                .invoke(row -> backlog = new Backlog(row.getDouble("oldest"), row.getLong("dead_letters")))
                .replaceWith(false);
    }

    private static double count(SubscriptionDirectory all, SubscriptionStatus status) {
        return all.known().byId().values().stream()
                .filter(subscription -> subscription.status() == status)
                .count();
    }

    private record Backlog(double oldestSeconds, double deadLetters) {}
}
