package tidings.example.accounting;

import io.smallrye.mutiny.Uni;
import tidings.contract.PaymentCollected;

/** The accounting system, which is somebody else's. It books a payment once, however often it is asked. */
interface Accounting {

    /** Fails with {@link BookingRefused} where it never will, with anything else where it may when it is asked again. */
    Uni<Void> book(PaymentCollected payment);
}
