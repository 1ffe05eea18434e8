package tidings.orders;

import io.smallrye.mutiny.Uni;
import tidings.orders.domain.OrderId;

/** What subscribers answered to the confirmation of orders. */
public interface Acknowledgements {

    /**
     * Keeps the first answer of each subscriber to an order of the flow which is being handled.
     *
     * @return whether the order asked for answers
     */
    Uni<Boolean> add(OrderId order, Acknowledgement acknowledgement);
}
