package tidings.eventmanager.subscriptions.domain;

import java.util.Optional;
import java.util.UUID;

/** Names a subscription. */
public record SubscriptionId(UUID value) {

    /** Empty where a text names no subscription that there could be. */
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
