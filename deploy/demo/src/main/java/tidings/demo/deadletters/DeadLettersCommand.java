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

/** The command {@code ./demo dead-letters}: shows, edits, redrives and discards dead letters. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        subcommandsRepeatable = false,
        description = "Shows, edits, redrives and discards dead letters, while the demo runs in another terminal."
                + " Without a subcommand: list.")
public final class DeadLettersCommand implements Runnable {

    private static final String ID_OR_GROUP =
            "The id of a dead letter, or of a group for all its waiting dead letters.";

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Mixin
    private final Target target = new Target();

    /** The address of notification-service and the operator's name. */
    static final class Target {

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "The notification-service's. Default: ${DEFAULT-VALUE}.")
        private URI url = URI.create("http://127.0.0.1:8082");

        @Option(
                names = "--as",
                paramLabel = "NAME",
                description = "The operator's name for the log. Default: ${DEFAULT-VALUE}.")
        private String name = System.getProperty("user.name");

        DeadLetterClient open() {
            return new DeadLetterClient(url, name);
        }
    }

    @Override
    public void run() {
        show(target, client -> DeadLetterTables.groups(client.groups(false)));
    }

    @Command(description = "List the groups with waiting dead letters, or the dead letters of one group.")
    void list(
            @Mixin Target target,
            @Option(names = "--all", description = "Also list groups without waiting dead letters.") boolean all,
            @Parameters(arity = "0..1", paramLabel = "GROUP") @Nullable String group) {
        show(
                target,
                client -> group == null
                        ? DeadLetterTables.groups(client.groups(all))
                        : DeadLetterTables.deadLetters(client.deadLetters(group)));
    }

    @Command(description = "Show one dead letter: payload, headers, origin, and the actions on it.")
    void show(@Mixin Target target, @Parameters(paramLabel = "ID") String id) {
        show(target, client -> DeadLetterTables.deadLetter(client.deadLetter(id)));
    }

    @Command(description = "Send the message to its original topic again; each dead letter once.")
    void redrive(
            @Mixin Target target,
            @Option(names = "--dry-run", description = "Show what would be sent, and send nothing.") boolean dryRun,
            @Option(
                            names = "--force",
                            description = "Also send messages that are older than inboxes remember:"
                                    + " a service that has handled one handles it again.")
                    boolean force,
            @Parameters(paramLabel = "ID|GROUP", description = ID_OR_GROUP) String id) {
        show(target, client -> result(client.redrive(id, dryRun, force)));
    }

    @Command(description = "Mark the message as not needed any more.")
    void discard(
            @Mixin Target target,
            @Option(names = "--dry-run", description = "Show the number of dead letters, and change nothing.")
                    boolean dryRun,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "The reason for the log.")
                    String reason,
            @Parameters(paramLabel = "ID|GROUP", description = ID_OR_GROUP) String id) {
        show(target, client -> result(client.discard(id, reason, dryRun)));
    }

    @Command(description = "Replace the payload before a redrive. The original payload is kept.")
    void edit(
            @Mixin Target target,
            @Option(
                            names = "--payload",
                            required = true,
                            paramLabel = "FILE",
                            description = "The file with the new payload; - reads standard input.")
                    Path payload,
            @Parameters(paramLabel = "ID") String id) {
        byte[] bytes = read(payload);
        show(target, client -> DeadLetterTables.deadLetter(client.edit(id, bytes)));
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

    private void show(Target target, Function<DeadLetterClient, String> work) {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println(work.apply(target.open()));
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
