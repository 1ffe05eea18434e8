package school.messaging.work;

import io.smallrye.mutiny.Uni;

/**
 * What happens when a client hangs up before it has its answer: nothing.
 *
 * <p>Quarkus REST cancels the work then, and a cancelled Hibernate Reactive session is left half-way through its SQL. A
 * memoized {@code Uni} keeps its upstream running when its subscriber leaves: the work ends as if somebody waited.
 */
public final class NonCancellable {

    private NonCancellable() {}

    /** The same work, which ends although nobody waits for it any more. */
    public static <T> Uni<T> of(Uni<T> work) {
        return work.memoize().indefinitely();
    }
}
