package tidings.demo;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tidings.demo.deadletters.DeadLettersCommand;
import tidings.demo.load.LoadOptions;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.SystemOptions;
import tidings.embedded.Task;
import tidings.embedded.client.DeadLetterClient;
import tidings.embedded.process.StartFailed;

/** The command {@code ./demo}: runs the whole system until Ctrl-C, or until a component crashes. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        version = "Tidings",
        sortOptions = false,
        usageHelpAutoWidth = true,
        subcommands = DeadLettersCommand.class,
        description = {
            "Runs Tidings on this machine: a Kafka broker, a PostgreSQL server and the three services, each in its"
                    + " own process. Ctrl-C stops all of them.",
            ""
        },
        footer = {
            "",
            "All ports are on 127.0.0.1 only; --scenario and --load use free ports unless ports are given. The exit"
                    + " code is 1 if the system could not start, a component crashed or a check failed."
        })
public final class Demo implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep data and logs in DIR for the next start. Without it they are deleted when the demo stops.")
    private @Nullable Path data;

    @Option(names = "--restart", description = "Restart a crashed component instead of stopping the demo.")
    private boolean restart;

    @Option(
            names = "--quiet",
            description = "Print only the addresses and errors. The results of --scenario and --load are printed, too.")
    private boolean quiet;

    @Option(names = "--native", description = "Run the native executables of the services instead of their jars.")
    private boolean nativeExecutables;

    @Mixin
    private final ComponentOptions components = new ComponentOptions();

    @ArgGroup
    private @Nullable TaskOptions task;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    /** The options that run a task and then stop the system. */
    static final class TaskOptions {

        @Option(
                names = "--scenario",
                arity = "0..1",
                fallbackValue = "",
                paramLabel = "WORDS",
                description =
                        "Run the scenarios: trace orders message by message, check the outcome, and stop. WORDS selects"
                                + " the scenarios with these words in style or name, for instance --scenario \"live status\".")
        private @Nullable String scenario;

        @ArgGroup(exclusive = false)
        private @Nullable LoadOptions load;

        SystemOptions options() {
            SystemOptions options = SystemOptions.onFreePorts();
            return load == null ? options.shortLived() : load.plan().applyTo(options);
        }

        Task task() {
            return load == null
                    ? new ScenarioRunner(Objects.requireNonNullElse(scenario, ""), System.out, Ansi.AUTO)
                    : load.plan().task(System.out, Ansi.AUTO);
        }
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** Failures of an operator's request are printed without a stack trace. */
    public static CommandLine commandLine() {
        return new CommandLine(new Demo()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof DeadLetterClient.RequestFailed) {
                command.getErr().println(failure.getMessage());
                return 1;
            }
            throw failure;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        if (task != null && components.leaveServicesOut()) {
            throw new ParameterException(spec.commandLine(), "--without cannot be used with --scenario or --load");
        }
        StartReport report = new StartReport(System.out, Ansi.AUTO, quiet);
        Task chosen = task == null ? new RunUntilStopped(report) : task(task);
        SystemOptions options = report.begin(components
                .applyTo(task == null ? SystemOptions.defaults() : task.options())
                .withData(data)
                .withRestart(restart));
        return run(() -> nativeExecutables ? options.withNativeExecutables() : options, chosen);
    }

    private Task task(TaskOptions chosen) {
        try {
            return chosen.task();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    static int run(Supplier<SystemOptions> options, Task task) throws InterruptedException {
        try (EmbeddedSystem system = EmbeddedSystem.start(options.get())) {
            int exitCode = run(task, system);
            if (exitCode != 0) {
                system.keepLogs();
                System.out.flush();
                system.crash().ifPresent(crash -> System.err.println("\n" + crash));
                System.err.println("The logs are in " + system.logs() + "\n");
            }
            return exitCode;
        } catch (StartFailed e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static int run(Task task, EmbeddedSystem system) throws InterruptedException {
        try {
            int exitCode = task.run(system);
            return system.crash().isPresent() ? 1 : exitCode;
        } catch (RuntimeException e) {
            system.keepLogs();
            if (system.crash().isEmpty()) {
                throw e;
            }
            System.err.println("\nStopped: " + e);
            return 1;
        }
    }
}
