package tidings.eventmanager.tracking.domain;

import static tidings.eventmanager.tracking.domain.Condition.ALWAYS;
import static tidings.eventmanager.tracking.domain.Condition.CHOREOGRAPHED;
import static tidings.eventmanager.tracking.domain.Condition.IN_TIME;
import static tidings.eventmanager.tracking.domain.Condition.ORDER_CANCELLING;
import static tidings.eventmanager.tracking.domain.Condition.ORDER_EXPIRED;
import static tidings.eventmanager.tracking.domain.Condition.OVERDUE;
import static tidings.eventmanager.tracking.domain.Condition.WITHOUT_DEADLINE;
import static tidings.eventmanager.tracking.domain.Condition.WITH_DEADLINE;

import java.time.Instant;
import java.util.List;

/**
 * What has to follow from a message: one of {@code next}, with the message as its cause.
 *
 * @param unless what makes it needless, wherever it stands in the flow of the same order
 */
record Expectation(String after, Condition given, List<String> next, String sender, List<String> unless) {

    private static final String ORDERS = "order-service";
    private static final String PAYMENTS = "payment-service";
    private static final String NOTIFICATIONS = "notification-service";

    /** What follows what, and who sends it, in both flows. Answers to {@code OrderConfirmed} may be none, so none is here. */
    static final List<Expectation> ALL = List.of(
            // Orchestrated.
            after("OrderPlaced", WITHOUT_DEADLINE, ORDERS, "CollectPayment").needless(),
            after("CollectPayment", ALWAYS, PAYMENTS, "CollectPaymentReply")
                    .needless("OrderExpired", "OrderCancellationRequested"),
            after("CollectPayment", OVERDUE, ORDERS, "OrderExpired")
                    .needless("OrderExpired", "CollectPaymentReply", "OrderCancellationRequested"),
            after("CollectPaymentReply", ALWAYS, ORDERS, "OrderConfirmed", "OrderRejected", "OrderExpired")
                    .needless("OrderExpired", "OrderCancellationRequested"),
            // Choreographed.
            after("OrderPlaced", WITH_DEADLINE, PAYMENTS, "PaymentCollected", "PaymentDeclined")
                    .needless("OrderExpired", "OrderCancellationRequested"),
            after("OrderPlaced", OVERDUE, ORDERS, "OrderExpired")
                    .needless("OrderExpired", "PaymentCollected", "PaymentDeclined", "OrderCancellationRequested"),
            after("PaymentCollected", CHOREOGRAPHED, ORDERS, "OrderConfirmed")
                    .needless("OrderExpired", "OrderCancellationRequested"),
            after("PaymentDeclined", CHOREOGRAPHED, ORDERS, "OrderRejected", "OrderExpired")
                    .needless("OrderExpired", "OrderCancellationRequested"),
            // Refunds: of what was collected too late, and of what is cancelled.
            after("PaymentCollected", ORDER_EXPIRED, ORDERS, "RefundPayment").needless("RefundPayment"),
            after("OrderCancellationRequested", ALWAYS, ORDERS, "RefundPayment").needless(),
            after("RefundPayment", ALWAYS, PAYMENTS, "RefundPaymentReply").needless(),
            after("RefundPaymentReply", ORDER_CANCELLING, ORDERS, "OrderCancelled")
                    .needless("OrderCancelled"),
            // Telling the customer, however it ended.
            after("OrderConfirmed", ALWAYS, ORDERS, "NotifyCustomer").needless(),
            after("OrderRejected", ALWAYS, ORDERS, "NotifyCustomer").needless(),
            after("OrderExpired", ALWAYS, ORDERS, "NotifyCustomer").needless(),
            after("OrderCancelled", ALWAYS, ORDERS, "NotifyCustomer").needless(),
            after("NotifyCustomer", ALWAYS, NOTIFICATIONS, "CustomerNotified").needless(),
            // A question; after its deadline nobody waits for the answer.
            after("GetPayment", IN_TIME, PAYMENTS, "GetPaymentReply").needless());

    private static Expectation after(String name, Condition given, String sender, String... next) {
        return new Expectation(name, given, List.of(next), sender, List.of());
    }

    private Expectation needless(String... names) {
        return new Expectation(after, given, next, sender, List.of(names));
    }

    /** Whether it has to follow from this message and has not. */
    boolean isMissing(TrackedMessage message, TrackedFlow flow, Instant now) {
        return message.name().equals(after)
                && given.holds(message, flow, now)
                && unless.stream().noneMatch(name -> flow.has(message.order(), name))
                && flow.messages().stream()
                        .noneMatch(other ->
                                next.contains(other.name()) && message.id().equals(other.cause()));
    }

    /** Since when it is waited for. */
    Instant since(TrackedMessage message) {
        Instant deadline = message.expiresAt();
        return given == OVERDUE && deadline != null ? deadline : message.sentAt();
    }
}
