package tidings.system.interleaving;

/** The payment provider: it makes up its mind once, charges once and refunds once, however often it is asked. */
final class Gateway {

    private final boolean accepts;
    private long collected;
    private long refunded;

    Gateway(boolean accepts) {
        this.accepts = accepts;
    }

    /** Returns whether the customer was charged. */
    boolean charge(long amount) {
        collected = accepts ? amount : 0;
        return accepts;
    }

    void refund(long amount) {
        refunded = amount;
    }

    long collected() {
        return collected;
    }

    long refunded() {
        return refunded;
    }
}
