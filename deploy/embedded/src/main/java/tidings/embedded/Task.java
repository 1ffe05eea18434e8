package tidings.embedded;

/** The work for which a system is started. The system stops when the work returns. */
@FunctionalInterface
public interface Task {

    /** Returns the exit code; 0 means success. */
    int run(EmbeddedSystem system) throws InterruptedException;
}
