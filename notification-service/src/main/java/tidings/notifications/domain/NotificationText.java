package tidings.notifications.domain;

import org.jspecify.annotations.Nullable;

/** The text of a notification. */
final class NotificationText {

    private NotificationText() {}

    static String of(
            NotificationOccasion occasion, NotifiedOrderId order, DisplayAmount total, @Nullable String reason) {
        return switch (occasion) {
            case ORDER_CONFIRMED -> "Your order " + order + " is confirmed. You paid " + total + ".";
            case ORDER_REJECTED ->
                "We could not take your order " + order + forReason(reason) + ". Nothing was charged.";
            case ORDER_EXPIRED ->
                "Your order " + order
                        + " has expired, it was not paid in time. Nothing was charged, or it will be refunded.";
            case ORDER_CANCELLED ->
                "Your order " + order + " is cancelled" + forReason(reason)
                        + ". Nothing was charged, or it was refunded.";
        };
    }

    private static String forReason(@Nullable String reason) {
        return reason == null ? "" : ": " + reason.replace('_', ' ');
    }
}
