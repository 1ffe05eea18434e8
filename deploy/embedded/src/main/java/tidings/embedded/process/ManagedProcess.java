package tidings.embedded.process;

/** A server that runs in its own process. */
public interface ManagedProcess {

    ProcessHandle process();

    /** Describes the exit as the predicate of a sentence. */
    String exitDescription();

    /** Stops the process gracefully, then by force. Returns when it has exited. */
    void stop();

    /** Kills the process, as a crash would. Returns when it has exited. */
    void kill();
}
