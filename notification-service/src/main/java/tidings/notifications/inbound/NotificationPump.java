package tidings.notifications.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.Pump;
import tidings.notifications.SendNotifications;

/** Has notifications sent: at once when some were recorded, and every second what a failure or a crash left. */
@ApplicationScoped
class NotificationPump {

    /** Before the relay stops, so that it still sends what this recorded. */
    private static final int EARLY = 1000;

    private final SendNotifications sendNotifications;
    private final Pump pump;

    NotificationPump(SendNotifications sendNotifications, Vertx vertx) {
        this.sendNotifications = sendNotifications;
        this.pump = new Pump("notifications", Duration.ofSeconds(1), vertx, this::send);
    }

    void start(@Observes StartupEvent started) {
        pump.start();
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent stopping) {
        pump.stop(Duration.ofSeconds(5));
    }

    /** There may be some that are due. */
    void kick() {
        pump.kick();
    }

    private Uni<Void> send() {
        return sendNotifications
                .send()
                .invoke(more -> {
                    if (more) {
                        kick();
                    }
                })
                .replaceWithVoid();
    }
}
