package tidings.system.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The required order of the messages about one order on one topic. */
final class OrderHistory {

    /** A message with a lower rank comes first on its topic. */
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

    /** Returns the messages behind a later one, or on another partition. A repeated message counts only once. */
    static List<String> disorder(List<LoggedMessage> messages) {
        Map<List<String>, Integer> highest = new HashMap<>();
        Map<List<String>, Integer> partitions = new HashMap<>();
        Set<List<String>> seen = new HashSet<>();
        return messages.stream()
                .filter(message -> RANKS.containsKey(message.type()))
                .filter(message -> seen.add(List.of(message.topic(), message.source(), message.id())))
                .filter(message -> {
                    List<String> orderingKey = List.of(message.topic(), message.order());
                    int rank = RANKS.get(message.type());
                    int previous = highest.merge(orderingKey, rank, Math::max);
                    return rank < previous
                            || partitions.merge(orderingKey, message.partition(), (first, other) -> first)
                                    != message.partition();
                })
                .map(message -> message.type() + " of " + message.order())
                .toList();
    }
}
