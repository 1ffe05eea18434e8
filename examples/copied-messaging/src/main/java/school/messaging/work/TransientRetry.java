package school.messaging.work;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Has work outlast an {@linkplain TransientFailure outage}: it is tried again, in order, for as long as database or broker are away.
 * Work that takes too long is seen by the health checks.
 */
@ApplicationScoped
public class TransientRetry {

    public static final Duration FIRST_WAIT = Duration.ofMillis(100);
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final int FIRST = 1;
    private static final Logger LOG = Logger.getLogger(TransientRetry.class);

    private final InFlight inHand;
    private volatile boolean stopping;

    public TransientRetry(InFlight inHand) {
        this.inHand = inHand;
    }

    /** Before anything that work needs is closed. */
    void stop(@Observes @Priority(FIRST) ShutdownEvent begins) {
        stopping = true;
    }

    /**
     * Runs {@code work} in {@code context}, each time that it is tried; fails with what is no outage. While the service
     * stops, nothing fails: what was not done is left, to be done by who takes over.
     *
     * @param messages how many wait for it, for the log
     */
    public Uni<Void> run(int messages, Executor context, Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> inHand.watch(work.get()))
                .runSubscriptionOn(context)
                .onFailure(TransientFailure::is)
                .invoke(outage -> LOG.warnf("%d messages wait: %s", messages, outage))
                .onFailure(TransientFailure::is)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .onFailure(failure -> stopping)
                .recoverWithUni(failure -> {
                    LOG.infof("%d messages are left: %s", messages, failure);
                    return Uni.createFrom().nothing();
                });
    }
}
