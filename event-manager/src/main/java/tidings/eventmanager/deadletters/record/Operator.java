package tidings.eventmanager.deadletters.record;

/** The operator of an action on dead letters. */
public record Operator(String name) {}
