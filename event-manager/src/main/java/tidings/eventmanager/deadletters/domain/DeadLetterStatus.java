package tidings.eventmanager.deadletters.domain;

/** How a dead letter stands. What is settled stays so: a message that fails again is another dead letter. */
public enum DeadLetterStatus {
    WAITING,
    REDRIVEN,
    DISCARDED
}
