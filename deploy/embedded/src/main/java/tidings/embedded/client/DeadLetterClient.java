package tidings.embedded.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The dead letters of the system as an operator reaches them: over HTTP. Fails with {@link Refused}. */
public final class DeadLetterClient {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String GROUP = "[0-9a-f]{16}";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;
    private final String operator;

    public DeadLetterClient(URI notificationService, String operator) {
        this.base = notificationService;
        this.operator = operator;
    }

    /** The groups, newest first. */
    public JsonNode groups(boolean all) {
        return send(request("?all=" + all + "&limit=500").GET());
    }

    /** The letters of a group, newest first; 500 at most. */
    public JsonNode letters(String group) {
        return send(request("/groups/" + group + "?limit=500").GET());
    }

    public JsonNode letter(String id) {
        return send(request("/" + id).GET());
    }

    /** Has one sent again, or by the id of a group all that waits in it. */
    public JsonNode redrive(String letters, boolean dryRun) {
        return send(request(path(letters) + "/redrive?dryRun=" + dryRun).POST(BodyPublishers.noBody()));
    }

    /** Discards one, or by the id of a group all that waits in it. */
    public JsonNode discard(String letters, String reason, boolean dryRun) {
        String body = json.valueToTree(Map.of("reason", reason)).toString();
        return send(request(path(letters) + "/discard?dryRun=" + dryRun).POST(BodyPublishers.ofString(body)));
    }

    public JsonNode edit(String id, byte[] payload) {
        return send(request("/" + id + "/payload").PUT(BodyPublishers.ofByteArray(payload)));
    }

    private static String path(String letters) {
        return (letters.matches(GROUP) ? "/groups/" : "/") + letters;
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(base.resolve("/dead-letters" + path)).header("X-Operator", operator);
        } catch (IllegalArgumentException e) {
            throw new Refused("cannot be asked for: " + e.getMessage(), e);
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new Refused(words(answer));
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new Refused("notification-service does not answer at " + base + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** As the problem says it (RFC 9457), field by field where it does. */
    private String words(HttpResponse<byte[]> answer) throws IOException {
        JsonNode problem = json.readTree(answer.body());
        StringBuilder words = new StringBuilder(answer.statusCode() + " "
                + problem.path("title").asText() + ": " + problem.path("detail").asText());
        problem.path("errors").forEach(error -> words.append(' ')
                .append(error.path("field").asText())
                .append(' ')
                .append(error.path("message").asText()));
        return words.toString();
    }

    /** It was not done, and the message says why. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }

        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
