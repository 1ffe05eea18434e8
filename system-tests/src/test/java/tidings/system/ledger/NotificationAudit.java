package tidings.system.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Compares the outcomes of orders with the notifications of their customers. */
final class NotificationAudit {

    /** The occasion of the notification that follows from each event. */
    private static final Map<String, String> OCCASIONS = Map.of(
            "OrderConfirmed", "ORDER_CONFIRMED",
            "OrderRejected", "ORDER_REJECTED",
            "OrderExpired", "ORDER_EXPIRED",
            "OrderCancelled", "ORDER_CANCELLED");

    private final List<String> outcomes;
    private final List<String> notifications;

    NotificationAudit(List<LoggedMessage> messages) {
        outcomes = messages.stream()
                .filter(message -> OCCASIONS.containsKey(message.type()))
                .map(message -> OCCASIONS.get(message.type()) + " of " + message.order())
                .toList();
        notifications = messages.stream()
                .filter(message -> message.is("CustomerNotified"))
                .map(message -> message.occasion() + " of " + message.order())
                .toList();
    }

    long expected() {
        return outcomes.size();
    }

    /** Returns the number of outcomes with a notification. */
    long sent() {
        Set<String> sent = new HashSet<>(notifications);
        return outcomes.stream().filter(sent::contains).count();
    }

    /** Returns the notifications without an outcome, and the repeated ones. */
    Stream<String> wrong() {
        Set<String> expected = new HashSet<>(outcomes);
        Set<String> sent = new HashSet<>();
        return notifications.stream().filter(each -> !expected.contains(each) || !sent.add(each));
    }
}
