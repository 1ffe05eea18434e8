package tidings.orders.payment;

/** A question to another service stays without an answer that helps. */
public final class PaymentInquiryFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean inTime;

    private PaymentInquiryFailed(String reason, boolean inTime) {
        super(reason);
        this.inTime = inTime;
    }

    /** Nobody answered in time. */
    public static PaymentInquiryFailed timedOut() {
        return new PaymentInquiryFailed("nobody answered in time", false);
    }

    /** Somebody answered that it cannot tell, and why. */
    public static PaymentInquiryFailed because(String reason) {
        return new PaymentInquiryFailed(reason, true);
    }

    /** Whether there was an answer at all. */
    public boolean isInTime() {
        return inTime;
    }
}
