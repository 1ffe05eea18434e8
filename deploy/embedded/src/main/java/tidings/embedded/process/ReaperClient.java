package tidings.embedded.process;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The launcher's line to its {@link Reaper}. */
public final class ReaperClient {

    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m");

    private final Process guard;
    private final PrintWriter line;

    private ReaperClient(Process guard) {
        this.guard = guard;
        this.line = new PrintWriter(guard.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    public static ReaperClient open() {
        try {
            List<String> command = ChildProcess.java(Reaper.class, SMALL, List.of());
            return new ReaperClient(new ProcessBuilder(ChildProcess.deafToTheTerminal(command))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new StartFailed("cannot start a process: " + e.getMessage(), e);
        }
    }

    public void process(int stage, ProcessHandle process) {
        line.println("process " + stage + " " + process.pid());
    }

    public void directory(Path path) {
        line.println("directory " + path);
    }

    /** To be called when everything has ended, and the guard has nothing left to guard. */
    public void dismiss() {
        guard.destroyForcibly();
        Processes.kill(guard.toHandle());
    }
}
