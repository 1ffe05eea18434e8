package tidings.orders.domain;

import java.util.UUID;

/** The id of an order. */
public record OrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
