package tidings.eventmanager.journal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.work.BackgroundWorker;

/** Rolls the journal every hour, with or without messages. */
@ApplicationScoped
class JournalWorker {

    private final BackgroundWorker worker;

    JournalWorker(JournalStore journal, Vertx vertx) {
        this.worker = new BackgroundWorker(
                "journal", Duration.ofHours(1), vertx, () -> journal.roll().replaceWith(false));
    }

    void start(@Observes StartupEvent started) {
        worker.start();
        worker.trigger();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.cancel();
    }
}
