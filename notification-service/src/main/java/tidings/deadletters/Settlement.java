package tidings.deadletters;

/**
 * What became of a group.
 *
 * @param settled how many letters were redriven, or discarded
 * @param remaining how many wait now
 */
public record Settlement(long settled, long remaining) {}
