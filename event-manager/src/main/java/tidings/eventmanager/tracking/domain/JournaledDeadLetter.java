package tidings.eventmanager.tracking.domain;

/** Why a message could not be handled, and where it stood when it could not. */
public record JournaledDeadLetter(String reason, String topic, int partition, long offset) {}
