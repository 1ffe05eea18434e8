package tidings.eventmanager.deadletters;

/**
 * The result of a redrive or discard of a group.
 *
 * @param settled the number of dead letters that this call redrove or discarded
 * @param remaining the number of dead letters that wait now
 */
public record GroupSettlement(long settled, long remaining) {}
