package school.messaging.work;

import io.smallrye.mutiny.Uni;

/**
 * Protects work from cancellation.
 *
 * <p>When a client disconnects, Quarkus REST cancels the work, and a cancelled Hibernate Reactive session is left in the middle
 * of its SQL. A memoized {@code Uni} keeps its upstream running without a subscriber, so the work completes.
 */
public final class NonCancellable {

    private NonCancellable() {}

    /** Returns the same work, which completes even if its subscriber cancels. */
    public static <T> Uni<T> of(Uni<T> work) {
        return work.memoize().indefinitely();
    }
}
