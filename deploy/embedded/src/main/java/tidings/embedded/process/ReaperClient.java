package tidings.embedded.process;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Starts a {@link Reaper} and registers processes and directories with it. */
public final class ReaperClient {

    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m");

    private final Process reaper;
    private final PrintWriter input;

    private ReaperClient(Process reaper) {
        this.reaper = reaper;
        this.input = new PrintWriter(reaper.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    public static ReaperClient open() {
        try {
            List<String> command = ChildProcess.java(Reaper.class, SMALL, List.of());
            return new ReaperClient(new ProcessBuilder(ChildProcess.ignoringTerminalSignals(command))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new StartFailed("cannot start a process: " + e.getMessage(), e);
        }
    }

    public void process(int startOrder, ProcessHandle process) {
        input.println("process " + startOrder + " " + process.pid());
    }

    public void directory(Path path) {
        input.println("directory " + path);
    }

    /** Ends the reaper. Call it when every registered process has exited. */
    public void dismiss() {
        reaper.destroyForcibly();
        Processes.kill(reaper.toHandle());
    }
}
