package tidings.eventmanager.deliveries.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tidings.eventmanager.deliveries.Deliveries;
import tidings.messaging.work.BackgroundWorker;

/** Forgets events and their deliveries by age, delivered or not: what nobody takes for so long is not kept for ever. */
@ApplicationScoped
class DeliveryPurge {

    /** Each goes with a delivery for every subscriber, so it is few: a transaction of some 15 ms, and then the next. */
    private static final int AT_ONCE = 200;

    private final Deliveries deliveries;
    private final Duration kept;
    private final BackgroundWorker worker;

    DeliveryPurge(Deliveries deliveries, Vertx vertx, @ConfigProperty(name = "tidings.deliveries.kept") Duration kept) {
        this.deliveries = deliveries;
        this.kept = kept;
        this.worker = new BackgroundWorker("purge of deliveries", Duration.ofMinutes(1), vertx, this::purge);
    }

    void start(@Observes StartupEvent started) {
        worker.start();
        worker.trigger();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.cancel();
    }

    private Uni<Boolean> purge() {
        return deliveries.forget(Instant.now().minus(kept), AT_ONCE).map(forgotten -> forgotten == AT_ONCE);
    }
}
