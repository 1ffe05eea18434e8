package tidings.eventmanager.deadletters.record;

/** The status of a dead letter. Redriven and discarded are final: a message that fails again is another dead letter. */
public enum DeadLetterStatus {
    WAITING,
    REDRIVEN,
    DISCARDED
}
