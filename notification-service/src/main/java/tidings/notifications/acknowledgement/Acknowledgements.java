package tidings.notifications.acknowledgement;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import tidings.notifications.domain.NotifiedOrderId;

/** The answers that are wanted of this service. */
public interface Acknowledgements {

    /** Makes durable that what is being handled wants to hear when the customer of a confirmed order was told of it. */
    Uni<Void> want(NotifiedOrderId order);

    /**
     * Answers at most {@code limit} whose customers were told, and forgets that it was wanted: both or neither. What
     * another replica is about to answer is skipped. Returns how many were answered.
     */
    Uni<Integer> answer(int limit);

    /** Forgets at most {@code limit} that have been wanted since before, the oldest first. Returns how many. */
    Uni<Integer> forget(Instant before, int limit);
}
