package tidings.orders.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.Pump;
import tidings.orders.ExpireOverdueOrders;

/** Looks every second which deadlines have passed. */
@ApplicationScoped
class DeadlinePump {

    private final Pump pump;

    DeadlinePump(ExpireOverdueOrders expireOverdueOrders, Vertx vertx) {
        this.pump = new Pump("deadlines", Duration.ofSeconds(1), vertx, expireOverdueOrders::expire);
    }

    void start(@Observes StartupEvent started) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        pump.halt();
    }
}
