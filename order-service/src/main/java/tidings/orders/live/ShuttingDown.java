package tidings.orders.live;

/** The end of all waits in a process that stops. Clients may continue at another replica. */
final class ShuttingDown extends RuntimeException {

    private static final long serialVersionUID = 1;

    ShuttingDown() {
        super("the service stops", null, false, false);
    }
}
