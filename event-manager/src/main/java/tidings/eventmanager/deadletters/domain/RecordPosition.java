package tidings.eventmanager.deadletters.domain;

/** The position of a record on a topic. Unknown partitions and offsets are -1. */
public record RecordPosition(String topic, int partition, long offset) {}
