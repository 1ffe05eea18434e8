package tidings.tracking.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.Pump;
import tidings.tracking.KeepJournal;

/** Has old days dropped and new ones prepared, every hour, whether or not messages come. */
@ApplicationScoped
class JournalPump {

    private static final Duration TICK = Duration.ofHours(1);

    private final Pump pump;

    JournalPump(KeepJournal keepJournal, Vertx vertx) {
        this.pump = new Pump("journal", TICK, vertx, () -> keepJournal.keep().replaceWith(false));
    }

    void start(@Observes StartupEvent started) {
        pump.start();
        pump.kick();
    }

    void stop(@Observes ShutdownEvent stopping) {
        pump.halt();
    }
}
