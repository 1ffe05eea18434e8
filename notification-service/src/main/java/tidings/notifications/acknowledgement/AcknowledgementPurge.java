package tidings.notifications.acknowledgement;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tidings.messaging.work.BackgroundWorker;

/** Forgets for whom an answer is wanted that nobody can give any more: the customer was never told. */
@ApplicationScoped
class AcknowledgementPurge {

    /** A transaction of some 2 ms, which nobody feels; the next one follows while there is more. */
    private static final int AT_ONCE = 1000;

    private final Acknowledgements acknowledgements;
    private final Duration kept;
    private final BackgroundWorker worker;

    AcknowledgementPurge(
            Acknowledgements acknowledgements,
            Vertx vertx,
            @ConfigProperty(name = "tidings.acknowledgements.wanted-for") Duration kept) {
        this.acknowledgements = acknowledgements;
        this.kept = kept;
        this.worker = new BackgroundWorker("purge of acknowledgements", Duration.ofMinutes(1), vertx, this::purge);
    }

    void start(@Observes StartupEvent started) {
        worker.start();
        worker.trigger();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.cancel();
    }

    private Uni<Boolean> purge() {
        return acknowledgements.forget(Instant.now().minus(kept), AT_ONCE).map(forgotten -> forgotten == AT_ONCE);
    }
}
