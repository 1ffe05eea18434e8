package tidings.messaging.work;

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
 * Retries work after a {@linkplain TransientFailure transient failure}, with a growing delay and without limit.
 *
 * <p>The work counts as {@linkplain InFlight in flight}: liveness sees work that runs too long.
 */
@ApplicationScoped
public class TransientRetry {

    public static final Duration MIN_DELAY = Duration.ofMillis(100);
    public static final Duration MAX_DELAY = Duration.ofSeconds(5);

    private static final int EARLIEST = 1;
    private static final Logger LOG = Logger.getLogger(TransientRetry.class);

    private volatile boolean stopping;

    /** Stops the retries before the resources of the work are closed. */
    void stop(@Observes @Priority(EARLIEST) ShutdownEvent begins) {
        stopping = true;
    }

    /**
     * Runs {@code work} in {@code context}, until it succeeds or fails permanently.
     *
     * <p>During the shutdown a failed run never completes: its messages stay unacknowledged, and Kafka redelivers them to
     * the next consumer.
     *
     * @param messages the number of waiting messages, for the log
     */
    public Uni<Void> run(int messages, Executor context, Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> InFlight.watch(work.get()))
                .runSubscriptionOn(context)
                .onFailure(TransientFailure::is)
                .invoke(failure -> LOG.warnf("%d messages wait: %s", messages, failure))
                .onFailure(TransientFailure::is)
                .retry()
                .withBackOff(MIN_DELAY, MAX_DELAY)
                .indefinitely()
                .onFailure(failure -> stopping)
                .recoverWithUni(failure -> {
                    LOG.infof("%d messages are left for redelivery: %s", messages, failure);
                    return Uni.createFrom().nothing();
                });
    }
}
