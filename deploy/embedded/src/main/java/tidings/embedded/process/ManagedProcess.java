package tidings.embedded.process;

/** A server in a process of its own. */
public interface ManagedProcess {

    ProcessHandle process();

    /** How it ended, as the second half of a sentence. */
    String ending();

    /** Asks it to stop, and makes it stop where it does not heed; returns when it is gone. */
    void stop();

    /** Kills it as a crash would; returns when it is gone. */
    void kill();
}
