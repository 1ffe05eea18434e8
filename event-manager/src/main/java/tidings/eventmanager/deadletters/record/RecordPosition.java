package tidings.eventmanager.deadletters.record;

/** The position of a record on a topic. Unknown partitions and offsets are -1. */
public record RecordPosition(String topic, int partition, long offset) {}
