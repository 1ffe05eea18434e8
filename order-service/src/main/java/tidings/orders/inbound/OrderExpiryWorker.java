package tidings.orders.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import tidings.messaging.work.BackgroundWorker;
import tidings.orders.ExpireOverdueOrders;

/** Expires overdue orders every second. */
@ApplicationScoped
class OrderExpiryWorker {

    private final BackgroundWorker worker;

    OrderExpiryWorker(ExpireOverdueOrders expireOverdueOrders, Vertx vertx) {
        this.worker = new BackgroundWorker(
                "order expiry", Duration.ofSeconds(1), vertx, () -> expireOverdueOrders.expire(Instant.now()));
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.cancel();
    }
}
