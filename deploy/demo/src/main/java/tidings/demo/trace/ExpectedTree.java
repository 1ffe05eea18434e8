package tidings.demo.trace;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/** The expected causation trees, in the notation of {@link MessageTree#shape}: siblings sorted by name. */
public final class ExpectedTree {

    public static final String NOTIFIED = "NotifyCustomer[CustomerNotified]";
    public static final String CONFIRMED = "OrderConfirmed[" + NOTIFIED + " OrderAcknowledged OrderAcknowledged]";
    public static final String REJECTED = "OrderRejected[" + NOTIFIED + "]";
    public static final String EXPIRED = "OrderExpired[" + NOTIFIED + "]";
    public static final String CANCELLED = "OrderCancelled[" + NOTIFIED + "]";

    private ExpectedTree() {}

    /** order-service requests the payment and reacts to the reply. */
    public static String orchestrated(String paymentEvent, String end) {
        return "OrderPlaced[CollectPayment[CollectPaymentReply[" + end + "] " + paymentEvent + "]]";
    }

    /** payment-service reacts to the order's event, order-service to the payment's event. */
    public static String choreographed(String paymentEvent, String end) {
        return "OrderPlaced[" + paymentEvent + "[" + end + "]]";
    }

    /** A refund, and the reaction of order-service. */
    public static String refunded(String end) {
        return "RefundPayment[PaymentRefunded RefundPaymentReply" + (end.isEmpty() ? "" : "[" + end + "]") + "]";
    }

    /** Returns the types in the shapes, sorted, with repetitions. */
    public static String types(String... shapes) {
        return Arrays.stream(String.join(" ", shapes).split("[\\[\\] ]+"))
                .sorted()
                .collect(joining(" "));
    }
}
