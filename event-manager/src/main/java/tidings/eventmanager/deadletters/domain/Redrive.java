package tidings.eventmanager.deadletters.domain;

/** A message to send again. */
public record Redrive(long letter, String topic, RecordContent content) {}
