package tidings.eventmanager.deadletters.record;

/**
 * The operator of an action on dead letters.
 *
 * @param owner the owner for whom the operator acts, and who sees the action
 */
public record Operator(String owner, String name) {}
