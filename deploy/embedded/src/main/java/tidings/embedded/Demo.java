package tidings.embedded;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ./demo}: runs the whole system until Ctrl-C, or until a part of it dies. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        version = "Tidings",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Runs Tidings on this machine: a Kafka broker, a PostgreSQL server and the three services, each in a"
                    + " process of its own. Ctrl-C stops it all.",
            ""
        },
        footer = {
            "",
            "Everything listens on 127.0.0.1 only. Exits with 1 when the system could not start or a part died."
        })
public final class Demo implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep data and logs here, to go on with next time. Without it they go when the demo stops.")
    private @Nullable Path data;

    @Option(names = "--restart", description = "Start a part that dies again, instead of stopping the demo.")
    private boolean restart;

    @Mixin
    private final PortOptions ports = new PortOptions();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        return run(ports.applyTo(SystemOptions.defaults())
                .withData(data)
                .withRestart(restart)
                .withProgress(System.out::println));
    }

    static int run(SystemOptions options) throws InterruptedException {
        long begin = System.nanoTime();
        try (EmbeddedSystem system = EmbeddedSystem.start(options)) {
            System.out.println(Welcome.to(system, (System.nanoTime() - begin) / 1e9));
            Death death = system.awaitDeath();
            System.out.flush();
            System.err.println("\n" + death + "\nThe logs stay in "
                    + system.log(death.part()).getParent() + "\n");
            return 1;
        } catch (StartFailed e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
