package tidings.eventmanager.operations;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.work.BackgroundWorker;

/** Publishes the events for operators, once per second: people read them. */
@ApplicationScoped
class OperatorEventWorker {

    private final BackgroundWorker worker;

    OperatorEventWorker(OperatorEvents events, Vertx vertx) {
        this.worker = new BackgroundWorker("events for operators", Duration.ofSeconds(1), vertx, events::publish);
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    /** What is noted, another replica publishes. */
    void stop(@Observes ShutdownEvent stopping) {
        worker.cancel();
    }
}
