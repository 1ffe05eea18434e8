package school;

import java.util.UUID;

/** An aggregate that does not exist. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound(String kind, UUID id) {
        super(kind + " " + id + " does not exist");
    }
}
