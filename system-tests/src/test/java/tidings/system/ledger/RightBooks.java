package tidings.system.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tidings.contract.Topics;
import tidings.system.ledger.AcceptedOrder.Cancellation;
import tidings.system.provider.ProviderEntry;
import tidings.system.provider.ProviderEntry.Kind;

/** Books of four orders in which everything is right, until a test changes them. */
final class RightBooks {

    static final String CONFIRMED = "confirmed";
    static final String REJECTED = "rejected";
    static final String CANCELLED = "cancelled";
    static final String EXPIRED = "expired";

    private static final long TOTAL = 1_000;
    private static final DeadLetterRecord DEAD_LETTER = new DeadLetterRecord("poison.dlq", "0@1");

    final List<AcceptedOrder> accepted = new ArrayList<>();
    final List<LoggedMessage> messages = new ArrayList<>();
    final List<ProviderEntry> provider = new ArrayList<>();
    final Map<String, String> statuses = new HashMap<>();
    final Set<String> invoiced = new HashSet<>(Set.of(CONFIRMED, CANCELLED));
    final Set<String> journal = new HashSet<>();
    final List<String> webhook = new ArrayList<>();
    final List<DeadLetterRecord> deadLetters = new ArrayList<>(List.of(DEAD_LETTER));
    final Map<String, Integer> unfinished = new HashMap<>();
    final Set<String> failures = new HashSet<>(Set.of("503", "cut off"));
    int placed = 4;

    RightBooks() {
        accept(CONFIRMED, false, "CONFIRMED", Cancellation.NOT_REQUESTED);
        accept(REJECTED, true, "", Cancellation.REFUSED);
        accept(CANCELLED, false, "CONFIRMED", Cancellation.PROMISED);

        collected(CONFIRMED);
        confirmed(CONFIRMED);
        end(CONFIRMED, "CONFIRMED");

        send(Topics.PAYMENTS_EVENTS, "/payment-service", "PaymentDeclined", REJECTED, 0, "");
        provider(Kind.DECLINED, "charge-" + REJECTED, REJECTED, "");
        announce(REJECTED, "OrderRejected", "ORDER_REJECTED");
        end(REJECTED, "REJECTED");

        collected(CANCELLED);
        confirmed(CANCELLED);
        refunded(CANCELLED);
        announce(CANCELLED, "OrderCancelled", "ORDER_CANCELLED");
        end(CANCELLED, "CANCELLED");

        expired(EXPIRED);
    }

    AuditReport audit() {
        return audit(new Tolerance(25, 0, 0));
    }

    AuditReport audit(Tolerance tolerance) {
        return Audit.report(new Books(
                new Books.Customers(placed, accepted, failures),
                new Books.Topics(messages, deadLetters, List.of(DEAD_LETTER)),
                new Books.Databases(statuses, invoiced, journal, unfinished),
                provider,
                webhook,
                tolerance));
    }

    void accept(String order, boolean declined, String answered, Cancellation cancellation) {
        accepted.removeIf(one -> one.id().equals(order));
        accepted.add(new AcceptedOrder(order, TOTAL, declined, answered, cancellation));
        if (statuses.putIfAbsent(order, "PLACED") == null) {
            send(Topics.ORDERS_EVENTS, "/order-service", "OrderPlaced", order, 0, "");
        }
    }

    void end(String order, String status) {
        statuses.put(order, status);
    }

    void provider(Kind kind, String key, String order, String occasion) {
        provider.add(new ProviderEntry(kind, key, """
                {"order":"%s","amount":%d,"occasion":"%s"}""".formatted(order, TOTAL, occasion)));
    }

    /** Sends a message, keeps it in the journal, and delivers it if it is an event. */
    LoggedMessage send(String topic, String source, String type, String order, long amount, String occasion) {
        LoggedMessage message = new LoggedMessage(
                topic,
                0,
                "",
                order,
                type,
                source,
                "id-" + messages.size(),
                "cause-" + messages.size(),
                amount,
                occasion,
                1);
        messages.add(message);
        journal.add(message.key());
        if (topic.contains(".events.")) {
            webhook.add(message.id());
        }
        return message;
    }

    /** Sends the event of an outcome, and notifies the customer of it. */
    void announce(String order, String type, String occasion) {
        send(Topics.ORDERS_EVENTS, "/order-service", type, order, 0, "");
        provider(Kind.NOTIFIED, occasion + order, order, occasion);
        send(Topics.NOTIFICATIONS_EVENTS, "/notification-service", "CustomerNotified", order, 0, occasion);
    }

    /** Removes messages from the topics, but not from the journal and the deliveries. */
    void lose(String type, String order) {
        messages.removeIf(message -> message.is(type) && message.order().equals(order));
    }

    /** Removes what the provider did. */
    void forget(Kind kind, String order) {
        provider.removeIf(entry -> entry.is(kind) && entry.order().equals(order));
    }

    LoggedMessage message(String type, String order) {
        return messages.stream()
                .filter(message -> message.is(type) && message.order().equals(order))
                .findFirst()
                .orElseThrow();
    }

    /** Replaces all orders by expired ones. */
    void expireAll() {
        List.of(accepted, messages, provider, invoiced, journal, webhook).forEach(Collection::clear);
        statuses.clear();
        Stream.of("a", "b", "c", "d").forEach(this::expired);
    }

    /** Sends a message again as another one: with another id, and the same cause. */
    void sendAgain(LoggedMessage message) {
        messages.add(copy(message, "again", message.content()));
        journal.add(messages.get(messages.size() - 1).key());
    }

    void sendWithOtherContent(LoggedMessage message) {
        messages.add(copy(message, message.id(), message.content() + 1));
    }

    private static LoggedMessage copy(LoggedMessage message, String id, int content) {
        return new LoggedMessage(
                message.topic(),
                message.partition(),
                message.time(),
                message.order(),
                message.type(),
                message.source(),
                id,
                message.cause(),
                message.amount(),
                message.occasion(),
                content);
    }

    /** It is paid too late, and refunded. */
    private void expired(String order) {
        accept(order, false, "", Cancellation.NOT_REQUESTED);
        announce(order, "OrderExpired", "ORDER_EXPIRED");
        collected(order);
        refunded(order);
        end(order, "EXPIRED");
    }

    private void collected(String order) {
        provider(Kind.CHARGED, "charge-" + order, order, "");
        send(Topics.PAYMENTS_EVENTS, "/payment-service", "PaymentCollected", order, TOTAL, "");
    }

    void refunded(String order) {
        provider(Kind.REFUNDED, "refund-" + provider.size(), order, "");
        send(Topics.PAYMENTS_EVENTS, "/payment-service", "PaymentRefunded", order, TOTAL, "");
    }

    private void confirmed(String order) {
        announce(order, "OrderConfirmed", "ORDER_CONFIRMED");
        send(Topics.ORDERS_REPLIES, "/payment-service", "OrderAcknowledged", order, 0, "");
        send(Topics.ORDERS_REPLIES, "/notification-service", "OrderAcknowledged", order, 0, "");
    }
}
