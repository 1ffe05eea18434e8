package tidings.embedded;

/** What a system is started for. It is stopped when this returns. */
@FunctionalInterface
public interface Task {

    /** Returns the exit code: 0 where all went well. */
    int run(EmbeddedSystem system) throws InterruptedException;
}
