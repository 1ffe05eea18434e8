package tidings.system.ledger;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tidings.system.provider.ProviderEntry;
import tidings.system.provider.ProviderEntry.Kind;

/**
 * What all parties say about one order.
 *
 * @param status the status that order-service stores
 * @param messages the distinct messages about it
 */
record OrderAccount(
        AcceptedOrder order,
        String status,
        List<LoggedMessage> messages,
        List<ProviderEntry> provider,
        boolean isInvoiced) {

    /** The event that announces each final status. */
    private static final Map<String, String> ENDS = Map.of(
            "CONFIRMED", "OrderConfirmed",
            "REJECTED", "OrderRejected",
            "EXPIRED", "OrderExpired",
            "CANCELLED", "OrderCancelled");
    /** The occasion of the notification that follows from each event. */
    private static final Map<String, String> OCCASIONS = Map.of(
            "OrderConfirmed", "ORDER_CONFIRMED",
            "OrderRejected", "ORDER_REJECTED",
            "OrderExpired", "ORDER_EXPIRED",
            "OrderCancelled", "ORDER_CANCELLED");
    /** Each excludes the others; only a confirmed order can be cancelled later. */
    private static final Set<String> EXCLUSIVE = Set.of("OrderConfirmed", "OrderRejected", "OrderExpired");

    private static final List<String> SUBSCRIBERS = List.of("/notification-service", "/payment-service");

    static Stream<OrderAccount> of(Books books) {
        Map<String, List<LoggedMessage>> messages =
                books.topics().messages().stream().collect(groupingBy(LoggedMessage::order));
        Map<String, List<ProviderEntry>> provider = books.provider().stream().collect(groupingBy(ProviderEntry::order));
        return books.customers().accepted().stream()
                .map(order -> new OrderAccount(
                        order,
                        books.databases().statuses().getOrDefault(order.id(), "LOST"),
                        LoggedMessage.distinct(messages.getOrDefault(order.id(), List.of())),
                        provider.getOrDefault(order.id(), List.of()),
                        books.databases().invoiced().contains(order.id())));
    }

    boolean isEnded() {
        return ENDS.containsKey(status);
    }

    boolean isConfirmed() {
        return status.equals("CONFIRMED");
    }

    boolean keepsPromises() {
        return !isEnded() || order.allows(status);
    }

    boolean hasOneEnding() {
        List<String> ends = events().filter(EXCLUSIVE::contains).toList();
        boolean isCancelled = events().anyMatch("OrderCancelled"::equals);
        return ends.size() <= 1 && !(isCancelled && ends.stream().anyMatch(end -> !end.equals("OrderConfirmed")));
    }

    /** A stored end is announced, and nothing is announced that is not stored. */
    boolean isAnnouncedAsStored() {
        List<String> ends = events().filter(OCCASIONS::containsKey).toList();
        return isEnded() ? ends.contains(ENDS.get(status)) : ends.isEmpty() || status.equals("CANCELLING");
    }

    long charges() {
        return count(Kind.CHARGED);
    }

    /** One refund at most, and none without a charge. */
    boolean isRefundedOnce() {
        return count(Kind.REFUNDED) <= Math.min(1, charges());
    }

    /** The provider has the price of a confirmed order, and nothing for any other order. */
    boolean isBalanced() {
        return sum(Kind.CHARGED) - sum(Kind.REFUNDED) == (isConfirmed() ? order.total() : 0)
                && sum(Kind.CHARGED) == charges() * order.total();
    }

    /** What the provider did is what payment-service announced. */
    boolean isMoneyAnnounced() {
        return announced("PaymentCollected") == sum(Kind.CHARGED) && announced("PaymentRefunded") == sum(Kind.REFUNDED);
    }

    boolean isInvoicedIfConfirmed() {
        return isInvoiced == events().anyMatch("OrderConfirmed"::equals);
    }

    /** Each subscriber that acknowledges confirmations did so once. */
    boolean isAcknowledged() {
        List<String> subscribers = messages.stream()
                .filter(message -> message.is("OrderAcknowledged"))
                .map(LoggedMessage::source)
                .sorted()
                .toList();
        return subscribers.equals(events().anyMatch("OrderConfirmed"::equals) ? SUBSCRIBERS : List.of());
    }

    /** The provider notified the customer once of each outcome and of nothing else. */
    boolean isNotifiedOnce() {
        return occasions()
                .equals(provider.stream()
                        .filter(entry -> entry.is(Kind.NOTIFIED))
                        .map(ProviderEntry::occasion)
                        .sorted()
                        .toList());
    }

    /** Each notification was announced once. */
    boolean isNotificationAnnounced() {
        return occasions()
                .equals(messages.stream()
                        .filter(message -> message.is("CustomerNotified"))
                        .map(LoggedMessage::occasion)
                        .sorted()
                        .toList());
    }

    private List<String> occasions() {
        return events().filter(OCCASIONS::containsKey)
                .map(OCCASIONS::get)
                .sorted()
                .toList();
    }

    private Stream<String> events() {
        return messages.stream()
                .filter(message -> message.source().equals("/order-service"))
                .map(LoggedMessage::type);
    }

    private long announced(String type) {
        return messages.stream()
                .filter(message -> message.is(type))
                .mapToLong(LoggedMessage::amount)
                .sum();
    }

    private long sum(Kind kind) {
        return provider.stream()
                .filter(entry -> entry.is(kind))
                .mapToLong(ProviderEntry::amount)
                .sum();
    }

    private long count(Kind kind) {
        return provider.stream().filter(entry -> entry.is(kind)).count();
    }
}
