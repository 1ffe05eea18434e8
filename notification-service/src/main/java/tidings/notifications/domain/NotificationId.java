package tidings.notifications.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Names a notification. An order has one for each occasion, so the two give the id: asking twice is asking for the same. */
public record NotificationId(UUID value) {

    public static NotificationId of(NotifiedOrderId order, NotificationOccasion occasion) {
        return new NotificationId(UUID.nameUUIDFromBytes((order + "/" + occasion).getBytes(UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
