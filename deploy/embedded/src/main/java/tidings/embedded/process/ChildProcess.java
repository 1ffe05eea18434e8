package tidings.embedded.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that runs as our child and writes to a log.
 *
 * <p>Ctrl-C reaches every process of a terminal at once. The child does not heed it, so that the launcher can stop the
 * parts in order.
 */
public final class ChildProcess implements ManagedProcess {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final boolean HAS_SHELL = File.separatorChar == '/';

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    public static ChildProcess start(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(deafToTheTerminal(command))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start());
    }

    static List<String> deafToTheTerminal(List<String> command) {
        if (!HAS_SHELL) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    /** The program of this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A class of ours in a JVM of its own. */
    public static List<String> java(Class<?> main, List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public String ending() {
        return Processes.isGone(process()) ? "ended with exit code " + exitCode() : "is alive";
    }

    /** Known a moment after the process is gone: when it was collected. */
    private int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void stop() {
        process.destroy();
        Processes.end(process(), GRACE);
    }

    @Override
    public void kill() {
        Processes.kill(process());
    }
}
