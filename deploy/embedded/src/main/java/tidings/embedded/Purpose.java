package tidings.embedded;

/** What a system is started for. It is stopped when this returns. */
@FunctionalInterface
public interface Purpose {

    /** Returns the exit code: 0 where all went well. */
    int pursue(EmbeddedSystem system) throws InterruptedException;
}
