package tidings.system.interleaving;

/** A payment provider that decides once, charges once and refunds once or never, however often it is called. */
final class Gateway {

    private final boolean accepts;
    private final boolean refunds;
    private long collected;
    private long refunded;

    Gateway(boolean accepts, boolean refunds) {
        this.accepts = accepts;
        this.refunds = refunds;
    }

    /** Returns whether the customer was charged. */
    boolean charge(long amount) {
        collected = accepts ? amount : 0;
        return accepts;
    }

    /** Returns whether the customer was refunded. */
    boolean refund(long amount) {
        refunded = refunds ? amount : 0;
        return refunds;
    }

    long collected() {
        return collected;
    }

    long refunded() {
        return refunded;
    }
}
