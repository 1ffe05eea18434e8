package tidings.notifications.acknowledgement;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.work.BackgroundWorker;

/** Runs {@link AcknowledgeOrders}: after each request and each sent notification, and once per second. */
@ApplicationScoped
public class AcknowledgementWorker {

    /** After the last notification, and before the relay stops. */
    private static final int AFTER_NOTIFICATIONS = 2000;

    private final BackgroundWorker worker;

    AcknowledgementWorker(AcknowledgeOrders acknowledgeOrders, Vertx vertx) {
        this.worker =
                new BackgroundWorker("acknowledgements", Duration.ofSeconds(1), vertx, acknowledgeOrders::acknowledge);
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes @Priority(AFTER_NOTIFICATIONS) ShutdownEvent stopping) {
        worker.stop(Duration.ofSeconds(5));
    }

    /** There may be acknowledgements to send. */
    public void trigger() {
        worker.trigger();
    }
}
