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

/** An operator's HTTP client for dead letters. Its methods fail with {@link RequestFailed}. */
public final class DeadLetterClient {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
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

    /** Returns the groups, newest first. */
    public JsonNode groups(boolean all) {
        return send(request("?all=" + all + "&limit=500").GET());
    }

    /** Returns at most 500 dead letters of a group, newest first. */
    public JsonNode deadLetters(String group) {
        return send(request("/groups/" + group + "?limit=500").GET());
    }

    public JsonNode deadLetter(String id) {
        return send(request("/" + id).GET());
    }

    /**
     * Redrives one dead letter or, given the id of a group, all pending ones in it.
     *
     * @param force also messages that are older than inboxes remember: a service that has handled one handles it again
     */
    public JsonNode redrive(String id, boolean dryRun, boolean force) {
        String query = "/redrive?dryRun=" + dryRun + "&force=" + force;
        return send(request(path(id) + query).POST(BodyPublishers.noBody()));
    }

    /** Discards one dead letter or, given the id of a group, all pending ones in it. */
    public JsonNode discard(String id, String reason, boolean dryRun) {
        String body = json.valueToTree(Map.of("reason", reason)).toString();
        return send(request(path(id) + "/discard?dryRun=" + dryRun).POST(BodyPublishers.ofString(body)));
    }

    public JsonNode edit(String id, byte[] payload) {
        return send(request("/" + id + "/payload").PUT(BodyPublishers.ofByteArray(payload)));
    }

    private static String path(String id) {
        return (id.matches(GROUP) ? "/groups/" : "/") + id;
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(base.resolve("/dead-letters" + path)).header("X-Operator", operator);
        } catch (IllegalArgumentException e) {
            throw new RequestFailed("invalid request: " + e.getMessage(), e);
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new RequestFailed(description(answer));
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new RequestFailed("notification-service does not answer at " + base + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Returns the problem (RFC 9457) in one line, with its field errors. */
    private String description(HttpResponse<byte[]> answer) throws IOException {
        JsonNode problem = json.readTree(answer.body());
        StringBuilder text = new StringBuilder(answer.statusCode() + " "
                + problem.path("title").asText() + ": " + problem.path("detail").asText());
        problem.path("errors").forEach(error -> text.append(' ')
                .append(error.path("field").asText())
                .append(' ')
                .append(error.path("message").asText()));
        return text.toString();
    }

    /** A failed request; the message gives the reason. */
    public static final class RequestFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public RequestFailed(String message) {
            super(message);
        }

        public RequestFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
