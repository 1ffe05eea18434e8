package tidings.notifications.domain;

import java.util.UUID;

/** The id of the order that a notification is about. */
public record NotifiedOrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
