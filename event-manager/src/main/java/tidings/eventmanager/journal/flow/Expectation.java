package tidings.eventmanager.journal.flow;

import java.time.Instant;
import java.util.List;
import tidings.eventmanager.journal.flow.Diagnosis.MissingMessage;

/**
 * Expects one of the messages {@code next} as an effect of a message.
 *
 * @param unless the messages of the same order that cancel the expectation, anywhere in the flow
 */
record Expectation(String after, Condition condition, List<String> next, String sender, List<String> unless) {

    /** The condition under which an expectation applies to a message. */
    interface Condition {
        boolean holds(TrackedMessage message, TrackedFlow flow, Instant now);
    }

    private static final Condition ALWAYS = (message, flow, now) -> true;
    private static final Condition IN_TIME = (message, flow, now) -> !message.isOverdue(now);
    private static final Condition OVERDUE = (message, flow, now) -> message.isOverdue(now);

    /** For an {@code OrderPlaced}: only that of a choreographed order carries the payment deadline. */
    private static final Condition PLACED_CHOREOGRAPHED = (message, flow, now) -> message.expiresAt() != null;

    private static final Condition PLACED_ORCHESTRATED = (message, flow, now) -> message.expiresAt() == null;
    private static final Condition CHOREOGRAPHED = (message, flow, now) -> flow.messages().stream()
            .anyMatch(placed -> placed.name().equals("OrderPlaced")
                    && placed.order().equals(message.order())
                    && placed.expiresAt() != null);
    private static final Condition ORDER_EXPIRED = (message, flow, now) -> flow.has(message.order(), "OrderExpired");
    private static final Condition ORDER_CANCELLING =
            (message, flow, now) -> flow.has(message.order(), "OrderCancellationRequested");

    private static final String ORDERS = "order-service";
    private static final String PAYMENTS = "payment-service";
    private static final String NOTIFICATIONS = "notification-service";

    /** The expectations of both flows. {@code OrderConfirmed} may have no reply, so no reply is expected. */
    static final List<Expectation> ALL = List.of(
            // Orchestrated.
            after("OrderPlaced", PLACED_ORCHESTRATED, ORDERS, "CollectPayment"),
            after("CollectPayment", ALWAYS, PAYMENTS, "CollectPaymentReply")
                    .cancelledBy("OrderExpired", "OrderCancellationRequested"),
            after("CollectPayment", OVERDUE, ORDERS, "OrderExpired")
                    .cancelledBy("OrderExpired", "CollectPaymentReply", "OrderCancellationRequested"),
            after("CollectPaymentReply", ALWAYS, ORDERS, "OrderConfirmed", "OrderRejected", "OrderExpired")
                    .cancelledBy("OrderExpired", "OrderCancellationRequested"),
            // Choreographed.
            after("OrderPlaced", PLACED_CHOREOGRAPHED, PAYMENTS, "PaymentCollected", "PaymentDeclined")
                    .cancelledBy("OrderExpired", "OrderCancellationRequested"),
            after("OrderPlaced", OVERDUE, ORDERS, "OrderExpired")
                    .cancelledBy("OrderExpired", "PaymentCollected", "PaymentDeclined", "OrderCancellationRequested"),
            after("PaymentCollected", CHOREOGRAPHED, ORDERS, "OrderConfirmed")
                    .cancelledBy("OrderExpired", "OrderCancellationRequested"),
            after("PaymentDeclined", CHOREOGRAPHED, ORDERS, "OrderRejected", "OrderExpired")
                    .cancelledBy("OrderExpired", "OrderCancellationRequested"),
            // Refunds: of late payments and of cancelled orders.
            after("PaymentCollected", ORDER_EXPIRED, ORDERS, "RefundPayment").cancelledBy("RefundPayment"),
            after("OrderCancellationRequested", ALWAYS, ORDERS, "RefundPayment"),
            after("RefundPayment", ALWAYS, PAYMENTS, "RefundPaymentReply").cancelledBy("RefundRefusedReply"),
            // A refused refund waits until an operator has returned the money.
            after("RefundRefused", ALWAYS, PAYMENTS, "PaymentRefunded").cancelledBy("PaymentRefunded"),
            after("RefundRefusedReply", ALWAYS, ORDERS, "OrderRefundRefused").cancelledBy("OrderRefundRefused"),
            after("RefundPaymentReply", ORDER_CANCELLING, ORDERS, "OrderCancelled")
                    .cancelledBy("OrderCancelled"),
            // Notifications of the customer, for every outcome.
            after("OrderConfirmed", ALWAYS, ORDERS, "NotifyCustomer"),
            after("OrderRejected", ALWAYS, ORDERS, "NotifyCustomer"),
            after("OrderExpired", ALWAYS, ORDERS, "NotifyCustomer"),
            after("OrderCancelled", ALWAYS, ORDERS, "NotifyCustomer"),
            after("NotifyCustomer", ALWAYS, NOTIFICATIONS, "CustomerNotified"),
            // Queries: a reply after the deadline is not expected.
            after("GetPayment", IN_TIME, PAYMENTS, "GetPaymentReply"));

    private static Expectation after(String name, Condition condition, String sender, String... next) {
        return new Expectation(name, condition, List.of(next), sender, List.of());
    }

    private Expectation cancelledBy(String... names) {
        return new Expectation(after, condition, next, sender, List.of(names));
    }

    /** Whether this message lacks the expected effect. */
    boolean isMissing(TrackedMessage message, TrackedFlow flow, Instant now) {
        return message.name().equals(after)
                && condition.holds(message, flow, now)
                && unless.stream().noneMatch(name -> flow.has(message.order(), name))
                && flow.messages().stream()
                        .noneMatch(other ->
                                next.contains(other.name()) && message.id().equals(other.cause()));
    }

    /** The missing effect of this message. */
    MissingMessage missingAfter(TrackedMessage message) {
        Instant deadline = message.expiresAt();
        Instant since = condition == OVERDUE && deadline != null ? deadline : message.sentAt();
        return new MissingMessage(next, sender, message, since);
    }
}
