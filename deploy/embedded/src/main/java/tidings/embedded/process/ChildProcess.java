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
 * A program that runs as a child of this process and writes to a log.
 *
 * <p>A terminal sends Ctrl-C to all its processes at once. The child ignores it, so that the launcher can stop the
 * components in order.
 */
public final class ChildProcess implements ManagedProcess {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    private static final boolean HAS_SHELL = File.separatorChar == '/';

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    public static ChildProcess start(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(ignoringTerminalSignals(command))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start());
    }

    static List<String> ignoringTerminalSignals(List<String> command) {
        if (!HAS_SHELL) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    /** Returns the path of the {@code java} program that runs this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns the command that runs a class of this class path in another JVM. */
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
    public String exitDescription() {
        return Processes.isGone(process()) ? "ended with exit code " + exitCode() : "is alive";
    }

    /** The exit code is available only a moment after the process has gone. */
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
        Processes.end(process(), STOP_TIMEOUT);
    }

    @Override
    public void kill() {
        Processes.kill(process());
    }
}
