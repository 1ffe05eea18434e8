package school;

/** A request that the state of an aggregate does not allow. */
public final class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Conflict(String reason) {
        super(reason);
    }
}
