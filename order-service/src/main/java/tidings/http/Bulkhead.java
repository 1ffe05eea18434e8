package tidings.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets only so many requests wait for the database at once. Who comes then is told so, and costs nothing: a service that
 * takes in more than it can serve runs out of memory, and serves nobody.
 */
@ApplicationScoped
public class Bulkhead {

    private final int atOnce;
    private final AtomicInteger inside = new AtomicInteger();

    public Bulkhead(@ConfigProperty(name = "tidings.orders.at-once") int atOnce) {
        this.atOnce = atOnce;
    }

    /** Does the work when it is subscribed to, or fails with {@link Busy}. To be protected from clients that hang up. */
    public <T> Uni<T> admit(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (inside.incrementAndGet() > atOnce) {
                inside.decrementAndGet();
                return Uni.createFrom().failure(new Busy());
            }
            return work.onTermination().invoke(inside::decrementAndGet);
        });
    }

    /** There are too many already. */
    static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Busy() {
            super("too many requests at once", null, false, false);
        }
    }
}
