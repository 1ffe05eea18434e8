package tidings.example.accounting;

/** This payment will never be booked; no retry helps. */
final class BookingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BookingRefused(String reason) {
        super(reason);
    }
}
