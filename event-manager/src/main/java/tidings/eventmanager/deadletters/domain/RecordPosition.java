package tidings.eventmanager.deadletters.domain;

/** Where a record lies on a topic; partition and offset are -1 where nobody knows. */
public record RecordPosition(String topic, int partition, long offset) {}
