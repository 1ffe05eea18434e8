package tidings.deadletters.domain;

/** Where a record lies on a topic; partition and offset are -1 where nobody knows. */
public record Place(String topic, int partition, long offset) {}
