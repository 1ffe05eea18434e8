package tidings.contract;

import java.util.UUID;

/** A message about an order. */
public interface AboutOrder extends Keyed {

    UUID orderId();

    /** Returns the id of the order. */
    @Override
    default UUID key() {
        return orderId();
    }
}
