package tidings.eventmanager.deadletters.domain;

/** A message that is to be sent again. */
public record Redrive(long letter, String topic, RecordContent content) {}
