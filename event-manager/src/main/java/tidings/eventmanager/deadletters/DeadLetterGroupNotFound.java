package tidings.eventmanager.deadletters;

import tidings.eventmanager.deadletters.record.GroupId;

/** No group of dead letters has this id. */
public final class DeadLetterGroupNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DeadLetterGroupNotFound(GroupId id) {
        super("No group has the id " + id + ".");
    }
}
