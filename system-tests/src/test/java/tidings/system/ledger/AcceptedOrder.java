package tidings.system.ledger;

/**
 * An order that the shop has accepted, as its customer remembers it.
 *
 * @param total in cents
 */
public record AcceptedOrder(String id, long total) {}
