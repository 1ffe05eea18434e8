package tidings.eventmanager.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.eventmanager.log.EventLog;
import tidings.messaging.work.BackgroundWorker;

/** Reads new events for the streams: at once what this replica stored, and four times per second what others stored. */
@ApplicationScoped
class StreamWorker {

    private final BackgroundWorker worker;

    StreamWorker(StreamEvents stream, Vertx vertx) {
        this.worker = new BackgroundWorker("streams of events", Duration.ofMillis(250), vertx, stream::advance);
    }

    void trigger(@Observes EventLog.Appended appended) {
        worker.trigger();
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.stop(Duration.ofSeconds(1));
    }
}
