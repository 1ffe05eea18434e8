package tidings.notifications.acknowledgement;

import io.smallrye.mutiny.Uni;
import tidings.messaging.work.Expiring;
import tidings.notifications.domain.NotifiedOrderId;

/** The answers that are wanted of this service. They expire: no answer follows when the customer is never notified. */
public interface Acknowledgements extends Expiring {

    /** Makes durable that what is being handled wants to hear when the customer of a confirmed order was told of it. */
    Uni<Void> want(NotifiedOrderId order);

    /**
     * Answers at most {@code limit} whose customers were told, and forgets that it was wanted: both or neither. What
     * another replica is about to answer is skipped. Returns how many were answered.
     */
    Uni<Integer> answer(int limit);
}
