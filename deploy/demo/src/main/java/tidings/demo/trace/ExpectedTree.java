package tidings.demo.trace;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/** What has to follow from what, written as {@link MessageTree#shape} tells it: siblings by name. */
public final class ExpectedTree {

    public static final String TOLD = "NotifyCustomer[CustomerNotified]";
    public static final String CONFIRMED = "OrderConfirmed[" + TOLD + " OrderAcknowledged OrderAcknowledged]";
    public static final String REJECTED = "OrderRejected[" + TOLD + "]";
    public static final String EXPIRED = "OrderExpired[" + TOLD + "]";
    public static final String CANCELLED = "OrderCancelled[" + TOLD + "]";

    private ExpectedTree() {}

    /** order-service asks for the payment, and goes on with the reply. */
    public static String orchestrated(String paymentEvent, String end) {
        return "OrderPlaced[CollectPayment[CollectPaymentReply[" + end + "] " + paymentEvent + "]]";
    }

    /** payment-service goes on with what it heard of the order, order-service with what it heard of the payment. */
    public static String choreographed(String paymentEvent, String end) {
        return "OrderPlaced[" + paymentEvent + "[" + end + "]]";
    }

    /** A refund, and what order-service makes of it. */
    public static String refunded(String end) {
        return "RefundPayment[PaymentRefunded RefundPaymentReply" + (end.isEmpty() ? "" : "[" + end + "]") + "]";
    }

    /** The types in some shapes, each as often as it is there, by name. */
    public static String types(String... shapes) {
        return Arrays.stream(String.join(" ", shapes).split("[\\[\\] ]+"))
                .sorted()
                .collect(joining(" "));
    }
}
