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

/** Holds what was placed against what was sent and what was kept. */
final class LedgerReport {

    private static final Set<String> TERMINAL = Set.of("CONFIRMED", "REJECTED", "EXPIRED", "CANCELLED");
    /** What customers are told of, by the event that says it. */
    private static final Map<String, String> OUTCOMES = Map.of(
            "OrderConfirmed", "ORDER_CONFIRMED",
            "OrderRejected", "ORDER_REJECTED",
            "OrderExpired", "ORDER_EXPIRED",
            "OrderCancelled", "ORDER_CANCELLED");

    private final Map<String, Long> totals;
    private final Map<String, String> statuses;
    /** About these orders, each once. */
    private final List<LoggedMessage> messages;

    private final List<LoggedMessage> asTheyStand;

    LedgerReport(List<AcceptedOrder> accepted, List<LoggedMessage> messages, Map<String, String> statuses) {
        this.totals = accepted.stream().collect(toMap(AcceptedOrder::id, AcceptedOrder::total));
        this.statuses = statuses;
        this.asTheyStand = messages;
        Set<List<String>> seen = new HashSet<>();
        this.messages = messages.stream()
                .filter(message -> totals.containsKey(message.order()))
                .filter(message -> seen.add(List.of(message.topic(), message.source(), message.id())))
                .toList();
    }

    AuditReport account(
            int placed,
            Collection<String> troubles,
            Map<String, Integer> underWay,
            Collection<DeadLetterRecord> letters,
            Collection<DeadLetterRecord> explained) {
        return new AuditReport(
                List.of(
                        Check.equal("orders placed and accepted", placed, totals.size()),
                        Check.equal(
                                "answers that were no answers",
                                "none",
                                some(troubles.stream().filter(trouble -> trouble.startsWith("500")))),
                        Check.equal("orders that nobody placed", "none", some(strangers())),
                        new Check("accepted orders ended", unended().findAny().isEmpty(), "all", ends().toString()),
                        Check.equal("confirmed orders without a charge", "none", some(uncharged())),
                        Check.equal(
                                "orders charged twice",
                                "none",
                                some(repeated("PaymentCollected", LoggedMessage::order))),
                        Check.equal("cents collected less refunded, of the confirmed orders", revenue(), money()),
                        Check.equal("outcomes told once", outcomes(), told()),
                        Check.equal("told twice, or of nothing", "none", some(toldWrongly())),
                        Check.equal("messages that were handled twice", "none", some(handledTwice())),
                        Check.equal("messages out of order", "none", some(OrderHistory.disorder(asTheyStand).stream())),
                        Check.equal(
                                "still under way", "nothing", underWay.isEmpty() ? "nothing" : new TreeMap<>(underWay)),
                        Check.equal("dead letters that nobody explains", "none", some(without(letters, explained))),
                        Check.equal("dead letters that are missing", "none", some(without(explained, letters)))),
                Stream.of(unended(), uncharged(), repeated("PaymentCollected", LoggedMessage::order), unbalanced())
                        .flatMap(orders -> orders)
                        .distinct()
                        .limit(3)
                        .map(this::story)
                        .toList());
    }

    /** How many orders ended how. */
    private Map<String, Long> ends() {
        return totals.keySet().stream()
                .collect(groupingBy(order -> statuses.getOrDefault(order, "LOST"), TreeMap::new, counting()));
    }

    private Stream<String> strangers() {
        return asTheyStand.stream()
                .filter(message -> message.is("OrderPlaced") && message.source().equals("/order-service"))
                .map(LoggedMessage::order)
                .filter(order -> !totals.containsKey(order))
                .distinct();
    }

    private Stream<String> unended() {
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

    private long money() {
        return sum("PaymentCollected") - sum("PaymentRefunded");
    }

    private long sum(String type) {
        return all(type).mapToLong(LoggedMessage::amount).sum();
    }

    /** Nobody pays for what is not confirmed. */
    private Stream<String> unbalanced() {
        Map<String, Long> collected = all("PaymentCollected").collect(groupingBy(LoggedMessage::order, counting()));
        Map<String, Long> refunded = all("PaymentRefunded").collect(groupingBy(LoggedMessage::order, counting()));
        return totals.keySet().stream()
                .filter(order -> collected.getOrDefault(order, 0L) - refunded.getOrDefault(order, 0L)
                        != ("CONFIRMED".equals(statuses.get(order)) ? 1 : 0));
    }

    private String story(String order) {
        return order + ", " + statuses.get(order)
                + asTheyStand.stream()
                        .filter(message -> message.order().equals(order))
                        .map(message -> "%n      %s %s of %s because of %s"
                                .formatted(message.type(), message.id(), message.time(), message.cause()))
                        .collect(joining());
    }

    private long outcomes() {
        return wanted().count();
    }

    private long told() {
        Set<String> told = new HashSet<>(notices().toList());
        return wanted().filter(told::contains).count();
    }

    private Stream<String> toldWrongly() {
        Set<String> wanted = new HashSet<>(wanted().toList());
        Set<String> told = new HashSet<>();
        return notices().filter(notice -> !wanted.contains(notice) || !told.add(notice));
    }

    private Stream<String> wanted() {
        return messages.stream()
                .filter(message -> OUTCOMES.containsKey(message.type()))
                .map(message -> OUTCOMES.get(message.type()) + " of " + message.order());
    }

    private Stream<String> notices() {
        return all("CustomerNotified").map(message -> message.occasion() + " of " + message.order());
    }

    /** A message that is handled once causes one message of a type, wherever it is handled. */
    private Stream<String> handledTwice() {
        return repeated(
                messages.stream().filter(message -> !message.cause().isEmpty()),
                message -> message.type() + " of " + message.order() + " from " + message.source() + " because of "
                        + message.cause());
    }

    private Stream<LoggedMessage> all(String type) {
        return messages.stream().filter(message -> message.is(type));
    }

    private Stream<String> repeated(String type, Function<LoggedMessage, String> what) {
        return repeated(all(type), what);
    }

    private static Stream<String> repeated(Stream<LoggedMessage> messages, Function<LoggedMessage, String> what) {
        return messages.collect(groupingBy(what, summingLong(one -> 1))).entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey);
    }

    private static Stream<String> without(Collection<DeadLetterRecord> these, Collection<DeadLetterRecord> those) {
        Set<DeadLetterRecord> others = new HashSet<>(those);
        return these.stream()
                .filter(letter -> !others.contains(letter))
                .distinct()
                .map(letter -> letter.topic() + " " + letter.place());
    }

    private static String some(Stream<String> found) {
        List<String> all = found.toList();
        return all.isEmpty()
                ? "none"
                : all.size() + ", as " + all.stream().limit(3).toList();
    }
}
