package school.messaging.work;

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
 * Runs a piece of work whenever it is kicked, never twice at a time, and once more where it was kicked meanwhile.
 *
 * <p>A tick is the net for what a crash, a failure or another replica left; nothing waits for it in normal running. Each
 * run has a Vert.x context of its own, fit for a Hibernate Reactive session. A run that fails is logged, and the next
 * tick tries again. Before it is started and after it was stopped, it does nothing.
 */
public final class BackgroundWorker {

    private static final Logger LOG = Logger.getLogger(BackgroundWorker.class);
    private static final long NONE = -1;

    private final String name;
    private final Duration tick;
    private final Vertx vertx;
    private final Supplier<Uni<Boolean>> work;
    private final Context context;
    private final AtomicInteger kicks = new AtomicInteger();
    private volatile boolean started;
    private volatile @Nullable CountDownLatch drained;
    private long ticks;

    /**
     * A worker that also runs at each {@code tick}, unless that is zero.
     *
     * @param name what the log calls it
     * @param work returns whether there may be more to do; then it runs again at once
     */
    public BackgroundWorker(String name, Duration tick, Vertx vertx, Supplier<Uni<Boolean>> work) {
        this.name = name;
        this.tick = tick;
        this.vertx = vertx;
        this.work = work;
        this.context = vertx.getOrCreateContext();
    }

    /** From now on it ticks, and can be kicked. */
    public void start() {
        drained = null;
        started = true;
        ticks = tick.isZero() ? NONE : vertx.setPeriodic(tick.toMillis(), timer -> trigger());
    }

    /** There may be something to do. Returns at once. */
    public void trigger() {
        if (started && kicks.getAndIncrement() == 0) {
            run();
        }
    }

    /** Ends the ticks, lets a last run finish what is there, and returns when it has or when {@code patience} is over. */
    public void stop(Duration patience) {
        vertx.cancelTimer(ticks);
        CountDownLatch last = new CountDownLatch(1);
        drained = last;
        trigger();
        try {
            if (!last.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("%s: still at work after %s, stopped all the same", name, patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            started = false;
        }
    }

    /** Ends the ticks and waits for nothing: for work that anybody can do as well, at any other time. */
    public void cancel() {
        vertx.cancelTimer(ticks);
        started = false;
    }

    private void run() {
        Context own = VertxContext.createNewDuplicatedContext(context);
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ignored -> {
            int seen = kicks.get();
            Uni.createFrom()
                    .deferred(() -> work.get())
                    .onFailure()
                    .invoke(failure -> LOG.warnf("%s: %s; trying again", name, failure))
                    .onFailure()
                    .recoverWithItem(false)
                    .subscribe()
                    .with(more -> finished(seen, more));
        });
    }

    private void finished(int seen, boolean more) {
        CountDownLatch last = drained;
        if (more || kicks.addAndGet(-seen) != 0) {
            run();
        } else if (last != null) {
            last.countDown();
        }
    }
}
