package tidings.orders;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import tidings.orders.domain.OrderId;

/** The keys that clients gave to their requests, so that a request that is repeated places one order. */
public interface IdempotencyKeys {

    /**
     * Ties a key to an order, or returns the order that it is tied to already.
     *
     * <p>Fails with {@link IdempotencyKeyReused} where that order was another request.
     */
    Uni<OrderId> claim(IdempotencyKey key, OrderId order);

    /** Forgets at most {@code limit} keys that were claimed before, the oldest first. Returns how many. */
    Uni<Integer> forget(Instant before, int limit);
}
