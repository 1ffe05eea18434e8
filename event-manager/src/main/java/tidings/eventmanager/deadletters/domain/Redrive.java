package tidings.eventmanager.deadletters.domain;

/** A message to send again. */
public record Redrive(long deadLetter, String topic, RecordContent content) {}
