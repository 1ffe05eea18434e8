package tidings.system.faults.injection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A signal to a process. */
public enum Signal {
    STOP,
    CONT,
    TERM;

    /** Sends the signal to the process, then to its descendants: a stopped process starts no further ones. */
    public void to(ProcessHandle process) {
        send(Stream.of(process));
        send(process.descendants());
    }

    private void send(Stream<ProcessHandle> processes) {
        List<String> pids = processes.map(one -> Long.toString(one.pid())).toList();
        if (pids.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + name()));
        command.addAll(pids);
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
