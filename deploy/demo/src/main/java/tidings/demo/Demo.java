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

/** The command {@code ./demo}: runs the whole system until Ctrl-C, or until a part of it dies. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        version = "Tidings",
        sortOptions = false,
        usageHelpAutoWidth = true,
        subcommands = DeadLettersCommand.class,
        description = {
            "Runs Tidings on this machine: a Kafka broker, a PostgreSQL server and the three services, each in a"
                    + " process of its own. Ctrl-C stops it all.",
            ""
        },
        footer = {
            "",
            "Everything listens on 127.0.0.1 only; --scenario and --load take free ports where none are given. Exits with"
                    + " 1 when the system could not start, a part died or a check failed."
        })
public final class Demo implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep data and logs here, to go on with next time. Without it they go when the demo stops.")
    private @Nullable Path data;

    @Option(names = "--restart", description = "Start a part that dies again, instead of stopping the demo.")
    private boolean restart;

    @Option(names = "--native", description = "Run the native executables of the services, not their jars.")
    private boolean nativeExecutables;

    @Mixin
    private final PortOptions ports = new PortOptions();

    @ArgGroup
    private @Nullable TaskOptions task;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    /** What is done instead of staying up. */
    static final class TaskOptions {

        @Option(
                names = "--scenario",
                arity = "0..1",
                fallbackValue = "",
                paramLabel = "WORDS",
                description = "Follow some orders message by message, check what became of them, and stop. With WORDS,"
                        + " only what has them in its style or its name, for instance --scenario \"live status\".")
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

    /** What an operator is refused is told in its own words, without where in this program that was. */
    public static CommandLine commandLine() {
        return new CommandLine(new Demo()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof DeadLetterClient.Refused) {
                command.getErr().println(failure.getMessage());
                return 1;
            }
            throw failure;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        Task wanted = task == null ? new RunUntilStopped() : task(task);
        SystemOptions options = ports.applyTo(task == null ? SystemOptions.defaults() : task.options())
                .withData(data)
                .withRestart(restart)
                .withProgress(System.out::println);
        return run(() -> nativeExecutables ? options.withNativeExecutables() : options, wanted);
    }

    private Task task(TaskOptions wanted) {
        try {
            return wanted.task();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    public static int run(Supplier<SystemOptions> options, Task task) throws InterruptedException {
        try (EmbeddedSystem system = EmbeddedSystem.start(options.get())) {
            int exitCode = run(task, system);
            if (exitCode != 0) {
                system.keepLogs();
                System.out.flush();
                system.death().ifPresent(death -> System.err.println("\n" + death));
                System.err.println("The logs stay in " + system.logs() + "\n");
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
            return system.death().isPresent() ? 1 : exitCode;
        } catch (RuntimeException e) {
            system.keepLogs();
            if (system.death().isEmpty()) {
                throw e;
            }
            System.err.println("\nCould not go on: " + e);
            return 1;
        }
    }
}
