package tidings.orders.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.Pump;
import tidings.orders.ExpireOverdueOrders;

/** Looks every second which deadlines have passed. */
@ApplicationScoped
class DeadlinePump {

    private final ExpireOverdueOrders expireOverdueOrders;
    private final Pump pump;

    DeadlinePump(ExpireOverdueOrders expireOverdueOrders, Vertx vertx) {
        this.expireOverdueOrders = expireOverdueOrders;
        this.pump = new Pump("deadlines", Duration.ofSeconds(1), vertx, this::expire);
    }

    void start(@Observes StartupEvent started) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        pump.stop(Duration.ofSeconds(2));
    }

    private Uni<Void> expire() {
        return expireOverdueOrders
                .expire()
                .invoke(more -> {
                    if (more) {
                        pump.kick();
                    }
                })
                .replaceWithVoid();
    }
}
