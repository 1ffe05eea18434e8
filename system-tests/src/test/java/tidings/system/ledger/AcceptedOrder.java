package tidings.system.ledger;

/**
 * An accepted order, as its customer knows it.
 *
 * @param total in cents
 */
public record AcceptedOrder(String id, long total) {}
