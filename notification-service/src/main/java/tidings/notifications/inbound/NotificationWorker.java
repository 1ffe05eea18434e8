package tidings.notifications.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.work.BackgroundWorker;
import tidings.notifications.NotifyCustomers;
import tidings.notifications.acknowledgement.AcknowledgementWorker;

/** Runs {@link NotifyCustomers}: at once when notifications were recorded, and once per second for those that are due. */
@ApplicationScoped
class NotificationWorker {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    /** The relay stops later, so that it still sends the messages that are recorded here. */
    private static final int BEFORE_RELAY = 1000;

    private final BackgroundWorker recent;
    private final BackgroundWorker due;

    NotificationWorker(NotifyCustomers notifyCustomers, AcknowledgementWorker acknowledgements, Vertx vertx) {
        this.recent = new BackgroundWorker(
                "new notifications", TICK, vertx, () -> notifyCustomers.notifyNew(acknowledgements::trigger));
        this.due = new BackgroundWorker(
                "due notifications", TICK, vertx, () -> notifyCustomers.notifyDue(acknowledgements::trigger));
    }

    void start(@Observes StartupEvent started) {
        recent.start();
        due.start();
    }

    void stop(@Observes @Priority(BEFORE_RELAY) ShutdownEvent stopping) {
        recent.stop(STOP_TIMEOUT);
        due.stop(STOP_TIMEOUT);
    }

    /** There may be new notifications. */
    void trigger() {
        recent.trigger();
    }
}
