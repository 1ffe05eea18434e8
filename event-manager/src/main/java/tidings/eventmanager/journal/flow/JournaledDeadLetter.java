package tidings.eventmanager.journal.flow;

/** The reason of a dead letter and its original position. */
public record JournaledDeadLetter(String reason, String topic, int partition, long offset) {}
