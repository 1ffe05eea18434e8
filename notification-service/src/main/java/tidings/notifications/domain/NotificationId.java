package tidings.notifications.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** The id of a notification, derived from order and occasion: a repeated request leads to the same notification. */
public record NotificationId(UUID value) {

    public static NotificationId of(NotifiedOrderId order, NotificationOccasion occasion) {
        return new NotificationId(UUID.nameUUIDFromBytes((order + "/" + occasion).getBytes(UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
