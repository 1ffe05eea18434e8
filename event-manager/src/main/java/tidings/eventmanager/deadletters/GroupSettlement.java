package tidings.eventmanager.deadletters;

/**
 * What became of a group.
 *
 * @param settled how many letters were redriven, or discarded
 * @param remaining how many wait now
 */
public record GroupSettlement(long settled, long remaining) {}
