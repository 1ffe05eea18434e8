package tidings.system.ledger;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tidings.embedded.client.Check;

/** Compares placed orders with the messages on the topics and the state in the databases. */
final class Audit {

    private static final Set<String> TERMINAL = Set.of("CONFIRMED", "REJECTED", "EXPIRED", "CANCELLED");
    private final Map<String, Long> totals;
    private final Map<String, String> statuses;
    /** The distinct messages about these orders. */
    private final List<LoggedMessage> messages;

    private final List<LoggedMessage> allMessages;
    private final NotificationAudit notifications;

    Audit(List<AcceptedOrder> accepted, List<LoggedMessage> messages, Map<String, String> statuses) {
        this.totals = accepted.stream().collect(toMap(AcceptedOrder::id, AcceptedOrder::total));
        this.statuses = statuses;
        this.allMessages = messages;
        Set<List<String>> seen = new HashSet<>();
        this.messages = messages.stream()
                .filter(message -> totals.containsKey(message.order()))
                .filter(message -> seen.add(List.of(message.topic(), message.source(), message.id())))
                .toList();
        this.notifications = new NotificationAudit(this.messages);
    }

    AuditReport report(
            int placed,
            Collection<String> failures,
            Map<String, Integer> unfinished,
            Collection<DeadLetterRecord> deadLetters,
            Collection<DeadLetterRecord> expectedDeadLetters) {
        return new AuditReport(
                List.of(
                        Check.equal("orders placed and accepted", placed, totals.size()),
                        Check.equal(
                                "answers with status 500",
                                "none",
                                some(failures.stream().filter(failure -> failure.startsWith("500")))),
                        Check.equal("orders without a customer", "none", some(unknownOrders())),
                        new Check(
                                "accepted orders ended",
                                unfinishedOrders().findAny().isEmpty(),
                                "all",
                                outcomes().toString()),
                        Check.equal("confirmed orders without a charge", "none", some(uncharged())),
                        Check.equal(
                                "orders charged twice",
                                "none",
                                some(repeated("PaymentCollected", LoggedMessage::order))),
                        Check.equal("cents collected minus refunded, for confirmed orders", revenue(), balance()),
                        Check.equal("outcomes notified once", notifications.expected(), notifications.sent()),
                        Check.equal(
                                "notifications sent twice or without an outcome", "none", some(notifications.wrong())),
                        Check.equal("messages handled twice", "none", some(handledTwice())),
                        Check.equal("messages out of order", "none", some(OrderHistory.disorder(allMessages).stream())),
                        Check.equal(
                                "unfinished work", "none", unfinished.isEmpty() ? "none" : new TreeMap<>(unfinished)),
                        Check.equal("unexpected dead letters", "none", some(without(deadLetters, expectedDeadLetters))),
                        Check.equal("missing dead letters", "none", some(without(expectedDeadLetters, deadLetters)))),
                Stream.of(
                                unfinishedOrders(),
                                uncharged(),
                                repeated("PaymentCollected", LoggedMessage::order),
                                unbalanced())
                        .flatMap(orders -> orders)
                        .distinct()
                        .limit(3)
                        .map(this::history)
                        .toList());
    }

    /** Returns the number of orders per final status. */
    private Map<String, Long> outcomes() {
        return totals.keySet().stream()
                .collect(groupingBy(order -> statuses.getOrDefault(order, "LOST"), TreeMap::new, counting()));
    }

    private Stream<String> unknownOrders() {
        return allMessages.stream()
                .filter(message -> message.is("OrderPlaced") && message.source().equals("/order-service"))
                .map(LoggedMessage::order)
                .filter(order -> !totals.containsKey(order))
                .distinct();
    }

    private Stream<String> unfinishedOrders() {
        return totals.keySet().stream().filter(order -> !TERMINAL.contains(statuses.getOrDefault(order, "LOST")));
    }

    private Stream<String> uncharged() {
        Set<String> charged =
                new HashSet<>(all("PaymentCollected").map(LoggedMessage::order).toList());
        return confirmed().filter(order -> !charged.contains(order));
    }

    private Stream<String> confirmed() {
        return totals.keySet().stream().filter(order -> "CONFIRMED".equals(statuses.get(order)));
    }

    private long revenue() {
        return confirmed().mapToLong(totals::get).sum();
    }

    private long balance() {
        return sum("PaymentCollected") - sum("PaymentRefunded");
    }

    private long sum(String type) {
        return all(type).mapToLong(LoggedMessage::amount).sum();
    }

    /** A confirmed order is charged once; any other order is not charged in the end. */
    private Stream<String> unbalanced() {
        Map<String, Long> collected = all("PaymentCollected").collect(groupingBy(LoggedMessage::order, counting()));
        Map<String, Long> refunded = all("PaymentRefunded").collect(groupingBy(LoggedMessage::order, counting()));
        return totals.keySet().stream()
                .filter(order -> collected.getOrDefault(order, 0L) - refunded.getOrDefault(order, 0L)
                        != ("CONFIRMED".equals(statuses.get(order)) ? 1 : 0));
    }

    private String history(String order) {
        return order + ", " + statuses.get(order)
                + allMessages.stream()
                        .filter(message -> message.order().equals(order))
                        .map(message -> "%n      %s %s of %s caused by %s"
                                .formatted(message.type(), message.id(), message.time(), message.cause()))
                        .collect(joining());
    }

    /** A message handled once causes at most one message of each type. */
    private Stream<String> handledTwice() {
        return repeated(
                messages.stream().filter(message -> !message.cause().isEmpty()),
                message -> message.type() + " of " + message.order() + " from " + message.source() + " caused by "
                        + message.cause());
    }

    private Stream<LoggedMessage> all(String type) {
        return messages.stream().filter(message -> message.is(type));
    }

    private Stream<String> repeated(String type, Function<LoggedMessage, String> key) {
        return repeated(all(type), key);
    }

    private static Stream<String> repeated(Stream<LoggedMessage> messages, Function<LoggedMessage, String> key) {
        return messages.collect(groupingBy(key, summingLong(one -> 1))).entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey);
    }

    private static Stream<String> without(Collection<DeadLetterRecord> these, Collection<DeadLetterRecord> those) {
        Set<DeadLetterRecord> others = new HashSet<>(those);
        return these.stream()
                .filter(deadLetter -> !others.contains(deadLetter))
                .distinct()
                .map(deadLetter -> deadLetter.topic() + " " + deadLetter.position());
    }

    private static String some(Stream<String> found) {
        List<String> all = found.toList();
        return all.isEmpty()
                ? "none"
                : all.size() + ", as " + all.stream().limit(3).toList();
    }
}
