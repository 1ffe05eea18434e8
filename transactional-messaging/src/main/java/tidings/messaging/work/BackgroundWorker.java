package tidings.messaging.work;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs work when triggered: never two runs at a time, and once more after a trigger during a run.
 *
 * <p>A tick triggers it too: it finds the work that a crash, a failure or another replica left. In normal operation no work
 * waits for the tick. Each run has a Vert.x context of its own, suitable for a Hibernate Reactive session. A failed run is
 * logged, and the next tick tries again. Before the start and after the stop it does nothing.
 *
 * <p>A run that does not end within two minutes counts as failed, so that the worker lives. It may still end beside the next
 * run, as on another replica. Liveness sees a long run before.
 */
public final class BackgroundWorker {

    private static final Logger LOG = Logger.getLogger(BackgroundWorker.class);
    private static final long NO_TIMER = -1;
    /** Longer than a run can take: its statements, connections and calls have shorter bounds. */
    private static final Duration MAX_RUN = Duration.ofMinutes(2);

    private final String name;
    private final Duration tick;
    private final Duration maxRun;
    private final Vertx vertx;
    private final Supplier<Uni<Boolean>> work;
    private final Context context;
    private final AtomicInteger triggers = new AtomicInteger();
    private volatile boolean started;
    private volatile @Nullable CountDownLatch drained;
    private long timer = NO_TIMER;

    /**
     * Creates a worker that also runs at each {@code tick}, unless the tick is zero.
     *
     * @param name the name in the log
     * @param work returns whether there may be more to do; if so, it runs again at once
     */
    public BackgroundWorker(String name, Duration tick, Vertx vertx, Supplier<Uni<Boolean>> work) {
        this(name, tick, MAX_RUN, vertx, work);
    }

    BackgroundWorker(String name, Duration tick, Duration maxRun, Vertx vertx, Supplier<Uni<Boolean>> work) {
        this.name = name;
        this.tick = tick;
        this.maxRun = maxRun;
        this.vertx = vertx;
        this.work = work;
        this.context = vertx.getOrCreateContext();
    }

    /** Starts the tick. From now on triggers have an effect. */
    public void start() {
        drained = null;
        started = true;
        timer = tick.isZero() ? NO_TIMER : vertx.setPeriodic(tick.toMillis(), id -> trigger());
    }

    /** Starts a run, because there may be work. Returns at once. */
    public void trigger() {
        if (started && triggers.getAndIncrement() == 0) {
            run();
        }
    }

    /** Ends the tick, runs once more to drain the work, and returns when that is done or after {@code timeout}. */
    public void stop(Duration timeout) {
        vertx.cancelTimer(timer);
        if (!started) {
            return;
        }
        CountDownLatch lastRun = new CountDownLatch(1);
        // Triggered before the latch is set: a run that ends in between is not the last one.
        boolean idle = triggers.getAndIncrement() == 0;
        drained = lastRun;
        if (idle) {
            run();
        } else if (triggers.get() == 0) {
            lastRun.countDown();
        }
        try {
            if (!lastRun.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("%s: still running after %s, stopped anyway", name, timeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            started = false;
        }
    }

    /** Ends the tick without waiting: for work that another replica can do, or that can wait. */
    public void cancel() {
        vertx.cancelTimer(timer);
        started = false;
    }

    private void run() {
        Context own = VertxContext.createNewDuplicatedContext(context);
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ignored -> {
            int handled = triggers.get();
            InFlight.watch(TimeLimit.limit(Uni.createFrom().deferred(() -> work.get()), maxRun, vertx))
                    .onFailure()
                    .invoke(failure -> LOG.warnf("%s: %s; the next tick tries again", name, failure))
                    .onFailure()
                    .recoverWithItem(false)
                    .subscribe()
                    .with(more -> finished(handled, more));
        });
    }

    private void finished(int handled, boolean more) {
        if (more || triggers.addAndGet(-handled) != 0) {
            run();
            return;
        }
        CountDownLatch lastRun = drained;
        if (lastRun != null) {
            lastRun.countDown();
        }
    }
}
