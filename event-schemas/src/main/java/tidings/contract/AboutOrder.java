package tidings.contract;

import java.util.UUID;

/** What belongs to an order. */
public interface AboutOrder extends Keyed {

    UUID orderId();

    /** The order is what it is about. */
    @Override
    default UUID key() {
        return orderId();
    }
}
