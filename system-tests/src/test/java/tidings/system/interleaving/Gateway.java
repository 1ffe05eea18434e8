package tidings.system.interleaving;

/** A payment provider that decides once, charges once and refunds once, however often it is called. */
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
