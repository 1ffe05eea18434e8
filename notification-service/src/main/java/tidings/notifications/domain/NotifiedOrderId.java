package tidings.notifications.domain;

import java.util.UUID;

/** Names an order. */
public record NotifiedOrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
