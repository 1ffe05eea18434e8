package tidings.demo.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tidings.demo.Demo;

/** The command line for dead letters, against a simulated service. */
class DeadLettersCommandTest {

    private static final String GROUP = "0123456789abcdef";

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer service;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void groups_are_listed_by_default() {
        answers.put("GET /dead-letters?all=false&limit=500", """
                [{"id": "%s", "waiting": 17, "topic": "orders.events.v1", "cause": "no such currency"}]""".formatted(GROUP));

        assertThat(run()).isZero();

        assertThat(out.toString()).containsPattern(GROUP + " +17 .*orders\\.events\\.v1 .*no such currency");
    }

    @Test
    void a_redrive_names_the_operator_of_the_option() {
        answers.put(
                "POST /dead-letters/groups/" + GROUP + "/redrive?dryRun=false&force=false",
                "{\"redriven\": 700, \"remaining\": 0}");

        assertThat(run("redrive", GROUP, "--as", "alice")).isZero();

        assertThat(out.toString()).contains("redriven: 700", "remaining: 0");
        assertThat(requests).containsExactly("alice: ");
    }

    @Test
    void a_dry_run_shows_what_would_be_sent() {
        answers.put("POST /dead-letters/7/redrive?dryRun=true&force=false", """
                {"dryRun": true, "topic": "t", "key": "k", "payload": {"a": 1}, "payloadBytes": 7,
                 "headers": [{"name": "redriven-by", "value": "alice"}, {"name": "b", "base64": "AP8="}]}""");

        assertThat(run("redrive", "7", "--dry-run")).isZero();

        assertThat(out.toString())
                .contains("dryRun: true", "topic: t", "\"a\" : 1", "(base64) AP8=")
                .containsPattern("redriven-by +alice");
    }

    @Test
    void a_late_redrive_is_forced_by_an_option() {
        answers.put("POST /dead-letters/7/redrive?dryRun=false&force=true", "{\"redriven\": 1, \"topic\": \"t\"}");

        assertThat(run("redrive", "7", "--force", "--as", "alice")).isZero();

        assertThat(out.toString()).contains("redriven: 1");
        assertThat(requests).containsExactly("alice: ");
    }

    @Test
    void a_discard_requires_a_reason() {
        answers.put("POST /dead-letters/7/discard?dryRun=false", "{\"discarded\": 1}");

        assertThat(run("discard", "7", "--reason", "a \"test\"", "--as", "bob")).isZero();
        assertThat(run("discard", "7")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(requests).containsExactly("bob: {\"reason\":\"a \\\"test\\\"\"}");
    }

    @Test
    void a_payload_comes_from_a_file() throws IOException {
        answers.put("PUT /dead-letters/7/payload", "{\"id\": 7, \"status\": \"WAITING\", \"payload\": \"new\"}");
        Path file = Files.writeString(directory.resolve("payload"), "new");

        assertThat(run("edit", "7", "--payload", file.toString(), "--as", "bob"))
                .isZero();
        assertThat(run("edit", "7", "--payload", "nowhere")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(requests).containsExactly("bob: new");
        assertThat(err.toString()).contains("cannot read nowhere");
    }

    @Test
    void control_characters_never_reach_the_terminal() {
        answers.put("GET /dead-letters/7", """
                {"id": 7, "reason": "\\u001b[2J", "payload": "a\\u001b]0;b\\u0007\\nc\\u009b", "headers":
                 [{"name": "n\\u001b", "value": "v\\r"}], "hops": [], "actions": []}""");

        assertThat(run("show", "7")).isZero();

        assertThat(out.toString()).contains("?[2J", "a?]0;b?", "n?", "v?").doesNotContain("\u001b", "\u009b", "\r");
    }

    @Test
    void a_rejected_request_prints_the_problem() {
        assertThat(run("show", "7")).isEqualTo(1);

        assertThat(err.toString())
                .contains("404 Not there: Look elsewhere. limit is wrong")
                .doesNotContain("\tat ");
    }

    @Test
    void an_invalid_request_is_reported() {
        assertThat(run("show", "7 or 8")).isEqualTo(1);
        assertThat(run("redrive", "7", "--as", "a\nb")).isEqualTo(1);

        assertThat(err.toString()).contains("invalid request").doesNotContain("\tat ");
        assertThat(requests).isEmpty();
    }

    @Test
    void an_unreachable_service_is_reported() {
        service.stop(0);

        assertThat(run("list")).isEqualTo(1);

        assertThat(err.toString())
                .contains("does not answer at http://127.0.0.1:")
                .doesNotContain("\tat ");
    }

    private int run(String... arguments) {
        String url = "http://127.0.0.1:" + service.getAddress().getPort();
        String[] all = Stream.of(Stream.of("dead-letters"), Arrays.stream(arguments), Stream.of("--url", url))
                .flatMap(each -> each)
                .toArray(String[]::new);
        return Demo.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String answer = answers.get(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (!exchange.getRequestMethod().equals("GET")) {
                requests.add(exchange.getRequestHeaders().getFirst("X-Operator") + ": " + body);
            }
            byte[] bytes = (answer == null ? """
                            {"title": "Not there", "detail": "Look elsewhere.",
                             "errors": [{"field": "limit", "message": "is wrong"}]}""" : answer).getBytes(UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
