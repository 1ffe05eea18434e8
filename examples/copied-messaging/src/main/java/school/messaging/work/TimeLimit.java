package school.messaging.work;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Bounds the wait for work. */
final class TimeLimit {

    private TimeLimit() {}

    /**
     * Returns the same work, which fails with a {@link TimeoutException} if it takes longer. It is not cancelled then.
     *
     * <p>The timer is one of Vert.x: those of Mutiny 3.1.1 stay in memory until their time even if they are cancelled, with
     * all they refer to.
     */
    static <T> Uni<T> limit(Uni<T> work, Duration limit, Vertx vertx) {
        return Uni.createFrom().emitter(result -> {
            long timer =
                    vertx.setTimer(limit.toMillis(), id -> result.fail(new TimeoutException("no end within " + limit)));
            work.onTermination()
                    .invoke(() -> vertx.cancelTimer(timer))
                    .subscribe()
                    .with(result::complete, result::fail);
        });
    }
}
