package tidings.demo.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidings.embedded.client.DeadLetterClient;

/** The command {@code ./demo dead-letters}: looks at what could not be handled, and does something about it. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        subcommandsRepeatable = false,
        description = "Shows what no service could handle, while the demo runs elsewhere; mends it, sends it again, or"
                + " discards it. Without a subcommand: list.")
public final class DeadLettersCommand implements Runnable {

    private static final String LETTERS = "The number of a dead letter, or the id of a group for all that waits in it.";

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Mixin
    private final Door door = new Door();

    /** Where the dead letters are, and who comes for them. */
    static final class Door {

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "The notification-service's. Default: ${DEFAULT-VALUE}.")
        private URI url = URI.create("http://127.0.0.1:8082");

        @Option(
                names = "--as",
                paramLabel = "NAME",
                description = "Who does it, for the record. Default: ${DEFAULT-VALUE}.")
        private String name = System.getProperty("user.name");

        DeadLetterClient open() {
            return new DeadLetterClient(url, name);
        }
    }

    @Override
    public void run() {
        show(door, client -> DeadLetterTables.groups(client.groups(false)));
    }

    @Command(description = "The groups in which something waits, or the letters of one group.")
    void list(
            @Mixin Door from,
            @Option(names = "--all", description = "Groups in which nothing waits too.") boolean all,
            @Parameters(arity = "0..1", paramLabel = "GROUP") @Nullable String group) {
        show(
                from,
                client -> group == null
                        ? DeadLetterTables.groups(client.groups(all))
                        : DeadLetterTables.letters(client.letters(group)));
    }

    @Command(description = "One letter: payload, headers, the way it came, and what was done about it.")
    void show(@Mixin Door from, @Parameters(paramLabel = "ID") String id) {
        show(from, client -> DeadLetterTables.letter(client.letter(id)));
    }

    @Command(description = "Send the message again, to the topic that it came from; each letter once.")
    void redrive(
            @Mixin Door from,
            @Option(names = "--dry-run", description = "Show what would be sent, and send nothing.") boolean dryRun,
            @Parameters(paramLabel = "ID|GROUP", description = LETTERS) String letters) {
        show(from, client -> result(client.redrive(letters, dryRun)));
    }

    @Command(description = "Decide that nobody needs the message any more.")
    void discard(
            @Mixin Door from,
            @Option(names = "--dry-run", description = "Tell how many letters that are, and leave them.")
                    boolean dryRun,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the record.")
                    String reason,
            @Parameters(paramLabel = "ID|GROUP", description = LETTERS) String letters) {
        show(from, client -> result(client.discard(letters, reason, dryRun)));
    }

    @Command(description = "Give the message another payload before it is redriven. What came is kept.")
    void edit(
            @Mixin Door from,
            @Option(
                            names = "--payload",
                            required = true,
                            paramLabel = "FILE",
                            description = "What it shall say; - reads it from standard input.")
                    Path payload,
            @Parameters(paramLabel = "ID") String id) {
        byte[] bytes = read(payload);
        show(from, client -> DeadLetterTables.letter(client.edit(id, bytes)));
    }

    private static String result(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        answer.properties().stream()
                .filter(field ->
                        field.getValue().isValueNode() && !field.getKey().matches("key.*|payload.*"))
                .forEach(field -> text.append(
                        "  %s: %s%n".formatted(field.getKey(), DeadLetterTables.text(answer, field.getKey()))));
        JsonNode sent = answer.has("first") ? answer.path("first") : answer;
        return sent.has("headers") ? text + "\n" + DeadLetterTables.content(sent) : text.toString();
    }

    private void show(Door from, Function<DeadLetterClient, String> work) {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println(work.apply(from.open()));
        out.flush();
    }

    private byte[] read(Path file) {
        try (InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot read " + file + ": " + e);
        }
    }
}
