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
import tidings.notifications.NotifyCustomers.Progress;
import tidings.notifications.acknowledgement.AcknowledgementWorker;

/** Has notifications sent: at once when some were recorded, and every second what a failure or a crash left. */
@ApplicationScoped
class NotificationWorker {

    /** Before the relay stops, so that it still sends what this recorded. */
    private static final int EARLY = 1000;

    private static final Duration TICK = Duration.ofSeconds(1);

    private final AcknowledgementWorker acknowledgements;
    private final BackgroundWorker fresh;
    private final BackgroundWorker sweep;

    NotificationWorker(NotifyCustomers sendNotifications, AcknowledgementWorker acknowledgements, Vertx vertx) {
        this.acknowledgements = acknowledgements;
        this.fresh = new BackgroundWorker("notifications", TICK, vertx, () -> sendNotifications
                .sendFresh()
                .map(this::sent));
        this.sweep = new BackgroundWorker("notifications that are due", TICK, vertx, () -> sendNotifications
                .sendDue()
                .map(this::sent));
    }

    void start(@Observes StartupEvent started) {
        fresh.start();
        sweep.start();
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent stopping) {
        fresh.stop(Duration.ofSeconds(5));
        sweep.stop(Duration.ofSeconds(5));
    }

    /** There may be some that were just recorded. */
    void trigger() {
        fresh.trigger();
    }

    private boolean sent(Progress progress) {
        if (progress.settled()) {
            acknowledgements.trigger();
        }
        return progress.more();
    }
}
