package tidings.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the requests that wait for the database (bulkhead). Requests beyond the limit fail at once with {@link
 * TooManyRequests}, so memory stays bounded under overload.
 */
@ApplicationScoped
public class Bulkhead {

    private final BulkheadConfig config;
    private final AtomicInteger running = new AtomicInteger();

    Bulkhead(BulkheadConfig config) {
        this.config = config;
    }

    /** Runs the work on subscription, or fails with {@link TooManyRequests}. The caller protects it from cancellation. */
    public <T> Uni<T> run(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (running.incrementAndGet() > config.maxConcurrentRequests()) {
                running.decrementAndGet();
                return Uni.createFrom().failure(new TooManyRequests());
            }
            return work.onTermination().invoke(running::decrementAndGet);
        });
    }

    /** A request beyond the limit. */
    static final class TooManyRequests extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyRequests() {
            super("too many concurrent requests", null, false, false);
        }
    }
}
