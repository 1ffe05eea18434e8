package tidings.notifications.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.Pump;
import tidings.notifications.AcknowledgeOrders;

/** Has answers given: at once when one was asked for or a customer was told, and every second what was left. */
@ApplicationScoped
class AcknowledgementPump {

    /** After the last customer was told, and before the relay stops. */
    private static final int AFTER_NOTIFICATIONS = 2000;

    private final Pump pump;

    AcknowledgementPump(AcknowledgeOrders acknowledgeOrders, Vertx vertx) {
        this.pump = new Pump("acknowledgements", Duration.ofSeconds(1), vertx, acknowledgeOrders::acknowledge);
    }

    void start(@Observes StartupEvent started) {
        pump.start();
    }

    void stop(@Observes @Priority(AFTER_NOTIFICATIONS) ShutdownEvent stopping) {
        pump.stop(Duration.ofSeconds(5));
    }

    /** There may be answers to give. */
    void kick() {
        pump.kick();
    }
}
