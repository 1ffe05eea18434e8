package tidings.example.accounting;

import io.smallrye.mutiny.Uni;
import tidings.contract.PaymentCollected;

/** The external accounting system. It books a payment once, for any number of requests. */
interface Accounting {

    /** Fails with {@link BookingRefused} if no retry can succeed, with any other failure if a retry may succeed. */
    Uni<Void> book(PaymentCollected payment);
}
