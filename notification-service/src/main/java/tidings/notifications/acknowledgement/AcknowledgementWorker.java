package tidings.notifications.acknowledgement;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.work.BackgroundWorker;

/** Has answers given: at once when one was asked for or a customer was told, and every second what was left. */
@ApplicationScoped
public class AcknowledgementWorker {

    /** After the last customer was told, and before the relay stops. */
    private static final int AFTER_NOTIFICATIONS = 2000;

    private final BackgroundWorker worker;

    public AcknowledgementWorker(AcknowledgeOrders acknowledgeOrders, Vertx vertx) {
        this.worker =
                new BackgroundWorker("acknowledgements", Duration.ofSeconds(1), vertx, acknowledgeOrders::acknowledge);
    }

    public void start(@Observes StartupEvent started) {
        worker.start();
    }

    public void stop(@Observes @Priority(AFTER_NOTIFICATIONS) ShutdownEvent stopping) {
        worker.stop(Duration.ofSeconds(5));
    }

    /** There may be answers to give. */
    public void trigger() {
        worker.trigger();
    }
}
