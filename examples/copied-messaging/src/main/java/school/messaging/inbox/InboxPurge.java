package school.messaging.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import school.messaging.work.BackgroundWorker;

/** Forgets the messages that can no longer come again: those that are older than the topics keep theirs. */
@ApplicationScoped
public class InboxPurge {

    /** A transaction of some 2 ms, which nobody feels; the next one follows while there is more. */
    private static final int AT_ONCE = 1000;

    private final InboxTable handled;
    private final Duration retention;
    private final BackgroundWorker worker;

    public InboxPurge(
            InboxTable handled,
            Vertx vertx,
            @ConfigProperty(name = "school.messaging.inbox-retention", defaultValue = "8d") Duration retention) {
        this.handled = handled;
        this.retention = retention;
        this.worker = new BackgroundWorker("inbox purge", Duration.ofMinutes(1), vertx, this::purge);
    }

    public void start(@Observes StartupEvent started) {
        worker.start();
        worker.trigger();
    }

    public void stop(@Observes ShutdownEvent stopping) {
        worker.cancel();
    }

    private Uni<Boolean> purge() {
        return handled.forget(retention, AT_ONCE).map(forgotten -> forgotten == AT_ONCE);
    }
}
