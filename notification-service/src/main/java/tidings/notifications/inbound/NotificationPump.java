package tidings.notifications.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.Pump;
import tidings.notifications.SendNotifications;
import tidings.notifications.SendNotifications.Progress;

/** Has notifications sent: at once when some were recorded, and every second what a failure or a crash left. */
@ApplicationScoped
class NotificationPump {

    /** Before the relay stops, so that it still sends what this recorded. */
    private static final int EARLY = 1000;

    private static final Duration TICK = Duration.ofSeconds(1);

    private final AcknowledgementPump acknowledgements;
    private final Pump fresh;
    private final Pump sweep;

    NotificationPump(SendNotifications sendNotifications, AcknowledgementPump acknowledgements, Vertx vertx) {
        this.acknowledgements = acknowledgements;
        this.fresh = new Pump("notifications", TICK, vertx, () -> sendNotifications
                .sendFresh()
                .map(this::sent));
        this.sweep = new Pump("notifications that are due", TICK, vertx, () -> sendNotifications
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
    void kick() {
        fresh.kick();
    }

    private boolean sent(Progress progress) {
        if (progress.settled()) {
            acknowledgements.kick();
        }
        return progress.more();
    }
}
