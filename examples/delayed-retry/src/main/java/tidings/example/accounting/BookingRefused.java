package tidings.example.accounting;

/** The accounting system refuses a payment for good: no retry helps. */
final class BookingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BookingRefused(String reason) {
        super(reason);
    }
}
