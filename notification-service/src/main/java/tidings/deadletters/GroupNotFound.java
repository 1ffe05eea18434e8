package tidings.deadletters;

import tidings.deadletters.domain.GroupId;

/** There is no such group of dead letters. */
public final class GroupNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GroupNotFound(GroupId id) {
        super("There is no group " + id + ".");
    }
}
