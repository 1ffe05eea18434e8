package school.courses;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import school.messaging.envelope.MessageContext;
import school.messaging.work.BackgroundWorker;

/**
 * Runs {@link CloseEnrolments} every second.
 *
 * <p>No HTTP request precedes a run, so the worker starts the message context itself, with a correlation id per run.
 */
@ApplicationScoped
class CloseEnrolmentsWorker {

    private final CloseEnrolments closeEnrolments;
    private final BackgroundWorker worker;

    CloseEnrolmentsWorker(CloseEnrolments closeEnrolments, Vertx vertx) {
        this.closeEnrolments = closeEnrolments;
        this.worker = new BackgroundWorker("close enrolments", Duration.ofSeconds(1), vertx, this::run);
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    /** Stops before the database pool closes; {@code @Scheduled} would fail once more at each shutdown. */
    void stop(@Observes ShutdownEvent stopping) {
        worker.cancel();
    }

    private Uni<Boolean> run() {
        MessageContext.startNew("close-enrolments-" + UUID.randomUUID(), null).makeCurrent();
        return closeEnrolments.close(Instant.now());
    }
}
