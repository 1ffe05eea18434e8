package tidings.system.ledger;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tidings.embedded.client.Check;
import tidings.system.provider.ProviderEntry;
import tidings.system.provider.ProviderEntry.Kind;

/** Holds the books of all parties against each other, item by item. */
final class Audit {

    /** Failures after which a customer repeats the request. Any other one is an error. */
    private static final Set<String> REPEATABLE = Set.of("503", "refused", "cut off", "timed out");

    private static final int HISTORIES = 3;

    private final Books books;
    private final List<OrderAccount> orders;
    private final List<Check> items = new ArrayList<>();
    /** Orders with an error, at most a few per item. */
    private final Set<String> suspects = new HashSet<>();

    private Audit(Books books) {
        this.books = books;
        this.orders = books.orders().toList();
    }

    static AuditReport report(Books books) {
        Audit audit = new Audit(books);
        audit.requests();
        audit.outcomes();
        audit.money();
        audit.notifications();
        audit.messages();
        audit.items.addAll(EventManagerAudit.items(books));
        audit.deadLetters();
        return new AuditReport(
                List.copyOf(audit.items),
                audit.suspects.stream().limit(HISTORIES).map(audit::history).toList());
    }

    private void requests() {
        items.add(Check.equal("orders placed and accepted", books.customers().placed(), orders.size()));
        none(
                "unexpected answers",
                books.customers().failures().stream().filter(failure -> !REPEATABLE.contains(failure)));
        Set<String> accepted = orders.stream().map(one -> one.order().id()).collect(toSet());
        none(
                "orders without a customer",
                books.topics().messages().stream()
                        .filter(message ->
                                message.is("OrderPlaced") && message.source().equals("/order-service"))
                        .map(LoggedMessage::order)
                        .filter(order -> !accepted.contains(order))
                        .distinct());
    }

    private void outcomes() {
        all("accepted orders ended", OrderAccount::isEnded);
        all("orders ended as promised", OrderAccount::keepsPromises);
        all("orders ended once", OrderAccount::hasOneEnding);
        all("orders announced as stored", OrderAccount::isAnnouncedAsStored);
        long expired = orders.stream()
                .filter(order -> order.status().equals("EXPIRED"))
                .count();
        int percent = books.tolerance().expiredPercent();
        items.add(Check.between("expired orders", 0, (long) orders.size() * percent / 100, expired));
    }

    private void money() {
        all("confirmed orders charged", order -> !order.isConfirmed() || order.charges() > 0);
        all("no order charged twice", order -> order.charges() <= 1);
        all("no order refunded twice", OrderAccount::isRefundedOnce);
        all("the provider has the price of confirmed orders only", OrderAccount::isBalanced);
        all("charges and refunds announced", OrderAccount::isMoneyAnnounced);
        all("confirmed orders invoiced", OrderAccount::isInvoicedIfConfirmed);
        all("confirmations acknowledged once per subscriber", OrderAccount::isAcknowledged);
        long overlapping = (long) orders.size() * books.tolerance().overlappingPercent() / 100;
        none("requests to the provider that overlap", provider(Kind.OVERLAPPED).skip(overlapping));
        none("idempotency keys with two contents", provider(Kind.REUSED_KEY));
    }

    private void notifications() {
        all("customers notified once of each outcome", OrderAccount::isNotifiedOnce);
        all("notifications announced once", OrderAccount::isNotificationAnnounced);
    }

    private void messages() {
        List<LoggedMessage> distinct =
                orders.stream().flatMap(order -> order.messages().stream()).toList();
        none(
                "messages handled twice",
                repeated(distinct.stream()
                        .filter(message -> !message.cause().isEmpty())
                        .map(message -> message.type() + " of " + message.order() + " from " + message.source()
                                + " caused by " + message.cause())));
        none(
                "ids with two contents",
                repeated(books.topics().messages().stream()
                        .filter(message -> !message.id().isEmpty())
                        .map(message -> List.of(message.key(), Integer.toString(message.content())))
                        .distinct()
                        .map(content -> content.get(0))));
        none("messages out of order", OrderHistory.disorder(books.topics().messages()).stream());
        Object unfinished = books.databases().unfinished().isEmpty()
                ? "none"
                : new TreeMap<>(books.databases().unfinished());
        items.add(Check.equal("unfinished work", "none", unfinished));
    }

    private void deadLetters() {
        none(
                "unexpected dead letters",
                without(books.topics().deadLetters(), books.topics().expectedDeadLetters()));
        none(
                "missing dead letters",
                without(books.topics().expectedDeadLetters(), books.topics().deadLetters()));
    }

    /** Adds an item that holds if each order is right. */
    private void all(String name, Predicate<OrderAccount> isRight) {
        List<OrderAccount> wrong = orders.stream().filter(isRight.negate()).toList();
        wrong.stream()
                .limit(HISTORIES)
                .forEach(order -> suspects.add(order.order().id()));
        String seen = wrong.isEmpty() ? "all " + outcomes(orders) : "not " + outcomes(wrong);
        items.add(new Check(name, wrong.isEmpty(), "all", seen));
    }

    private void none(String name, Stream<String> found) {
        items.add(none(found, name));
    }

    static Check none(Stream<String> found, String name) {
        List<String> all = found.toList();
        String seen = all.isEmpty()
                ? "none"
                : all.size() + ", as " + all.stream().limit(HISTORIES).toList();
        return Check.equal(name, "none", seen);
    }

    /** Returns the number of orders per status. */
    private static String outcomes(List<OrderAccount> some) {
        return some.stream()
                .collect(groupingBy(OrderAccount::status, TreeMap::new, counting()))
                .toString();
    }

    private Stream<String> provider(Kind kind) {
        return books.provider().stream().filter(entry -> entry.is(kind)).map(ProviderEntry::key);
    }

    private String history(String order) {
        return order + ", " + books.databases().statuses().get(order)
                + books.topics().messages().stream()
                        .filter(message -> message.order().equals(order))
                        .map(message -> "%n      %s %s of %s caused by %s"
                                .formatted(message.type(), message.id(), message.time(), message.cause()))
                        .collect(joining())
                + books.provider().stream()
                        .filter(entry -> entry.order().equals(order))
                        .map(entry -> "%n      provider: %s %s".formatted(entry.kind(), entry.key()))
                        .collect(joining());
    }

    private static Stream<String> repeated(Stream<String> values) {
        return values.collect(groupingBy(value -> value, counting())).entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> entry.getKey());
    }

    private static Stream<String> without(Collection<DeadLetterRecord> these, Collection<DeadLetterRecord> those) {
        Set<DeadLetterRecord> others = new HashSet<>(those);
        return these.stream()
                .filter(deadLetter -> !others.contains(deadLetter))
                .distinct()
                .map(deadLetter -> deadLetter.topic() + " " + deadLetter.position());
    }
}
