package tidings.orders.live;

/** This process stops, so who waits for an order here should ask elsewhere. */
final class ShuttingDown extends RuntimeException {

    private static final long serialVersionUID = 1;

    ShuttingDown() {
        super("the service stops", null, false, false);
    }
}
