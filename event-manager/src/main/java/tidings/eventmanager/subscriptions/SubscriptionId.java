package tidings.eventmanager.subscriptions;

import java.util.Optional;
import java.util.UUID;

/** The id of a subscription. */
public record SubscriptionId(UUID value) {

    /** Empty if the text is not a valid id. */
    public static Optional<SubscriptionId> of(String text) {
        try {
            return Optional.of(new SubscriptionId(UUID.fromString(text)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
