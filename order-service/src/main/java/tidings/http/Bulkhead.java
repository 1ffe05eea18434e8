package tidings.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the requests that wait for one resource (bulkhead). Requests beyond the limit fail at once with {@link
 * TooManyRequests}, so memory stays bounded under overload.
 */
public final class Bulkhead {

    private final int limit;
    private final AtomicInteger running = new AtomicInteger();

    public Bulkhead(int limit) {
        this.limit = limit;
    }

    /** Runs the work on subscription, or fails with {@link TooManyRequests}. The caller protects it from cancellation. */
    public <T> Uni<T> run(Uni<T> work) {
        return Uni.createFrom()
                .deferred(() -> enter()
                        ? work.onTermination().invoke(running::decrementAndGet)
                        : Uni.createFrom().failure(new TooManyRequests()));
    }

    /** Emits what the work emits, or fails with {@link TooManyRequests}. */
    public <T> Multi<T> run(Multi<T> work) {
        return Multi.createFrom()
                .deferred(() -> enter()
                        ? work.onTermination().invoke(running::decrementAndGet)
                        : Multi.createFrom().failure(new TooManyRequests()));
    }

    /** Returns whether a further request would fail now. */
    public boolean isFull() {
        return running.get() >= limit;
    }

    private boolean enter() {
        if (running.incrementAndGet() <= limit) {
            return true;
        }
        running.decrementAndGet();
        return false;
    }

    /** A request beyond the limit. */
    public static final class TooManyRequests extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public TooManyRequests() {
            super("too many concurrent requests", null, false, false);
        }
    }
}
