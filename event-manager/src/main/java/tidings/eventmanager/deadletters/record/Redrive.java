package tidings.eventmanager.deadletters.record;

/** A message to send again. */
public record Redrive(long deadLetter, String topic, RecordContent content) {}
