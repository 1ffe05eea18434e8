package tidings.eventmanager.journal.flow;

import static tidings.eventmanager.journal.flow.Condition.ALWAYS;
import static tidings.eventmanager.journal.flow.Condition.CHOREOGRAPHED;
import static tidings.eventmanager.journal.flow.Condition.IN_TIME;
import static tidings.eventmanager.journal.flow.Condition.ORDER_CANCELLING;
import static tidings.eventmanager.journal.flow.Condition.ORDER_EXPIRED;
import static tidings.eventmanager.journal.flow.Condition.OVERDUE;
import static tidings.eventmanager.journal.flow.Condition.PLACED_CHOREOGRAPHED;
import static tidings.eventmanager.journal.flow.Condition.PLACED_ORCHESTRATED;

import java.time.Instant;
import java.util.List;

/**
 * Expects one of the messages {@code next} as an effect of a message.
 *
 * @param unless the messages of the same order that cancel the expectation, anywhere in the flow
 */
record Expectation(String after, Condition condition, List<String> next, String sender, List<String> unless) {

    private static final String ORDERS = "order-service";
    private static final String PAYMENTS = "payment-service";
    private static final String NOTIFICATIONS = "notification-service";

    /** The expectations of both flows. {@code OrderConfirmed} may have no reply, so no reply is expected. */
    static final List<Expectation> ALL = List.of(
            // Orchestrated.
            after("OrderPlaced", PLACED_ORCHESTRATED, ORDERS, "CollectPayment").cancelledBy(),
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
            after("OrderCancellationRequested", ALWAYS, ORDERS, "RefundPayment").cancelledBy(),
            after("RefundPayment", ALWAYS, PAYMENTS, "RefundPaymentReply").cancelledBy(),
            after("RefundPaymentReply", ORDER_CANCELLING, ORDERS, "OrderCancelled")
                    .cancelledBy("OrderCancelled"),
            // Notifications of the customer, for every outcome.
            after("OrderConfirmed", ALWAYS, ORDERS, "NotifyCustomer").cancelledBy(),
            after("OrderRejected", ALWAYS, ORDERS, "NotifyCustomer").cancelledBy(),
            after("OrderExpired", ALWAYS, ORDERS, "NotifyCustomer").cancelledBy(),
            after("OrderCancelled", ALWAYS, ORDERS, "NotifyCustomer").cancelledBy(),
            after("NotifyCustomer", ALWAYS, NOTIFICATIONS, "CustomerNotified").cancelledBy(),
            // Queries: a reply after the deadline is not expected.
            after("GetPayment", IN_TIME, PAYMENTS, "GetPaymentReply").cancelledBy());

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

    /** The time since which the effect is expected. */
    Instant since(TrackedMessage message) {
        Instant deadline = message.expiresAt();
        return condition == OVERDUE && deadline != null ? deadline : message.sentAt();
    }
}
