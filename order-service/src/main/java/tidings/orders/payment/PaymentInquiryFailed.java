package tidings.orders.payment;

/** A query to payment-service without a usable reply. */
public final class PaymentInquiryFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean timeout;

    private PaymentInquiryFailed(String reason, boolean timeout) {
        super(reason);
        this.timeout = timeout;
    }

    public static PaymentInquiryFailed timedOut() {
        return new PaymentInquiryFailed("no reply in time", true);
    }

    public static PaymentInquiryFailed because(String reason) {
        return new PaymentInquiryFailed(reason, false);
    }

    /** Returns whether there was no reply at all. */
    public boolean isTimeout() {
        return timeout;
    }
}
