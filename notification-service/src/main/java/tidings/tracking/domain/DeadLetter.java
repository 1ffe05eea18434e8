package tidings.tracking.domain;

/** Why a message could not be handled, and where it stood when it could not. */
public record DeadLetter(String reason, String topic, int partition, long offset) {}
