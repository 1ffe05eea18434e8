package tidings.orders.inbound;

/** This process stops, so who waits for an order here should ask elsewhere. */
final class NoMoreNews extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoMoreNews() {
        super("the service stops", null, false, false);
    }
}
