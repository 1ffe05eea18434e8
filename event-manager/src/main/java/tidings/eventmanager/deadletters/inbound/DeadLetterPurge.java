package tidings.eventmanager.deadletters.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tidings.eventmanager.deadletters.DeadLetters;
import tidings.messaging.work.BackgroundWorker;

/**
 * Forgets dead letters some time after they were settled. What waits is never forgotten.
 *
 * <p>Once a minute, a bounded number at a time, so that no purge is ever large enough to be felt.
 */
@ApplicationScoped
class DeadLetterPurge {

    private static final int AT_ONCE = 1000;

    private final DeadLetters letters;
    private final Duration kept;
    private final BackgroundWorker worker;

    DeadLetterPurge(
            DeadLetters letters, Vertx vertx, @ConfigProperty(name = "tidings.dead-letters.kept") Duration kept) {
        this.letters = letters;
        this.kept = kept;
        this.worker = new BackgroundWorker("purge of dead letters", Duration.ofMinutes(1), vertx, this::purge);
    }

    void start(@Observes StartupEvent started) {
        worker.start();
        worker.trigger();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.cancel();
    }

    private Uni<Boolean> purge() {
        return letters.forget(Instant.now().minus(kept), AT_ONCE).map(forgotten -> forgotten == AT_ONCE);
    }
}
