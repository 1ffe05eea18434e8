package tidings.orders.idempotency;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tidings.messaging.work.BackgroundWorker;

/** Forgets the keys of requests that nobody repeats any more. Whoever does all the same places a new order. */
@ApplicationScoped
public class IdempotencyKeyPurge {

    /** A transaction of some 2 ms, which nobody feels; the next one follows while there is more. */
    private static final int AT_ONCE = 1000;

    private final IdempotencyKeys keys;
    private final Duration kept;
    private final BackgroundWorker worker;

    public IdempotencyKeyPurge(
            IdempotencyKeys keys,
            Vertx vertx,
            @ConfigProperty(name = "tidings.orders.idempotency-keys-kept") Duration kept) {
        this.keys = keys;
        this.kept = kept;
        this.worker = new BackgroundWorker("purge of idempotency keys", Duration.ofMinutes(1), vertx, this::purge);
    }

    public void start(@Observes StartupEvent started) {
        worker.start();
        worker.trigger();
    }

    public void stop(@Observes ShutdownEvent stopping) {
        worker.cancel();
    }

    private Uni<Boolean> purge() {
        return keys.forget(Instant.now().minus(kept), AT_ONCE).map(forgotten -> forgotten == AT_ONCE);
    }
}
