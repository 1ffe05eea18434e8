package tidings.eventmanager.deadletters;

import tidings.eventmanager.deadletters.domain.GroupId;

/** There is no such group of dead letters. */
public final class DeadLetterGroupNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DeadLetterGroupNotFound(GroupId id) {
        super("There is no group " + id + ".");
    }
}
