package tidings.embedded.scenario;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/** What has to follow from what, written as {@link CausationTree#shape} tells it: siblings by name. */
final class Shape {

    static final String TOLD = "NotifyCustomer[CustomerNotified]";
    static final String CONFIRMED = "OrderConfirmed[" + TOLD + " OrderAcknowledged OrderAcknowledged]";
    static final String REJECTED = "OrderRejected[" + TOLD + "]";
    static final String EXPIRED = "OrderExpired[" + TOLD + "]";
    static final String CANCELLED = "OrderCancelled[" + TOLD + "]";

    private Shape() {}

    /** order-service asks for the payment, and goes on with the reply. */
    static String orchestrated(String paymentEvent, String end) {
        return "OrderPlaced[CollectPayment[CollectPaymentReply[" + end + "] " + paymentEvent + "]]";
    }

    /** payment-service goes on with what it heard of the order, order-service with what it heard of the payment. */
    static String choreographed(String paymentEvent, String end) {
        return "OrderPlaced[" + paymentEvent + "[" + end + "]]";
    }

    /** A refund, and what order-service makes of it. */
    static String refunded(String end) {
        return "RefundPayment[PaymentRefunded RefundPaymentReply" + (end.isEmpty() ? "" : "[" + end + "]") + "]";
    }

    /** The types in some shapes, each as often as it is there, by name. */
    static String types(String... shapes) {
        return Arrays.stream(String.join(" ", shapes).split("[\\[\\] ]+"))
                .sorted()
                .collect(joining(" "));
    }
}
