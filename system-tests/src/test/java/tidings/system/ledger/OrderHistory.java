package tidings.system.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to come before what about one order, on one topic. */
final class OrderHistory {

    /** Of two messages about an order on a topic, the one with the lower rank was sent first. */
    private static final Map<String, Integer> RANKS = Map.ofEntries(
            Map.entry("OrderPlaced", 0),
            Map.entry("OrderConfirmed", 1),
            Map.entry("OrderRejected", 1),
            Map.entry("OrderExpired", 1),
            Map.entry("OrderCancellationRequested", 2),
            Map.entry("OrderCancelled", 3),
            Map.entry("CollectPayment", 0),
            Map.entry("RefundPayment", 1),
            Map.entry("PaymentCollected", 0),
            Map.entry("PaymentDeclined", 0),
            Map.entry("PaymentRefunded", 1),
            Map.entry("CollectPaymentReply", 0),
            Map.entry("RefundPaymentReply", 1));

    private OrderHistory() {}

    /** The messages that stand behind one that was sent later, or on another partition. A repeat of one that was there is no matter. */
    static List<String> disorder(List<LoggedMessage> messages) {
        Map<List<String>, Integer> highest = new HashMap<>();
        Map<List<String>, Integer> partitions = new HashMap<>();
        Set<List<String>> seen = new HashSet<>();
        return messages.stream()
                .filter(message -> RANKS.containsKey(message.type()))
                .filter(message -> seen.add(List.of(message.topic(), message.source(), message.id())))
                .filter(message -> {
                    List<String> lane = List.of(message.topic(), message.order());
                    int rank = RANKS.get(message.type());
                    int before = highest.merge(lane, rank, Math::max);
                    return rank < before
                            || partitions.merge(lane, message.partition(), (first, now) -> first)
                                    != message.partition();
                })
                .map(message -> message.type() + " of " + message.order())
                .toList();
    }
}
