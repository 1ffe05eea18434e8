package tidings.orders.idempotency;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import tidings.messaging.work.Expiring;
import tidings.orders.domain.OrderId;

/**
 * The keys that clients gave to their requests, so that a repeated request places one order. A repetition after their
 * retention places a new order.
 */
public interface IdempotencyKeys extends Expiring {

    /**
     * Ties a key to an order, or returns the order that it is tied to already. Where another transaction claims the key
     * at this moment, that is waited for.
     *
     * <p>Fails with {@link IdempotencyKeyReused} where that order was another request.
     */
    Uni<OrderId> claim(IdempotencyKey key, OrderId order);

    /**
     * Ties each key that is free to the order beside it, and returns the orders of those.
     *
     * <p>A key that another transaction claims at this moment is not free: nobody is waited for.
     */
    Uni<Set<OrderId>> claimFree(Map<OrderId, IdempotencyKey> wanted);
}
