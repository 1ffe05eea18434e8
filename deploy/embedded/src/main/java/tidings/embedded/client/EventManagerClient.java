package tidings.embedded.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;

/** A subscriber's HTTP client for the event manager. */
public final class EventManagerClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;

    private EventManagerClient(URI base) {
        this.base = base;
    }

    public static EventManagerClient of(EmbeddedSystem system) {
        return new EventManagerClient(system.url(Component.NOTIFICATION_SERVICE));
    }

    /** Subscribes a webhook to events with these attributes (none: all events). Returns the subscription's id. */
    public String subscribe(WebhookReceiver receiver, Map<String, String> exact) {
        ObjectNode document = json.createObjectNode().put("sink", receiver.url().toString());
        document.putObject("protocolsettings").put("secret", receiver.secret());
        if (!exact.isEmpty()) {
            ObjectNode attributes = document.putArray("filters").addObject().putObject("exact");
            exact.forEach(attributes::put);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/subscriptions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(document.toString()));
        return read(send(request, 201)).path("id").asText();
    }

    public JsonNode subscription(String id) {
        return get("/subscriptions/" + id);
    }

    /** Returns the log of its deliveries, newest first. */
    public JsonNode deliveries(String id) {
        return get("/subscriptions/" + id + "/deliveries");
    }

    public void unsubscribe(String id) {
        send(HttpRequest.newBuilder(base.resolve("/subscriptions/" + id)).DELETE(), 204);
    }

    /** Returns the causation tree of a flow. */
    public JsonNode flow(String correlationId) {
        return get("/flows/" + correlationId);
    }

    /** Returns the flow as a Mermaid sequence diagram. */
    public String diagram(String correlationId) {
        return send(
                        HttpRequest.newBuilder(base.resolve("/flows/" + correlationId))
                                .header("Accept", "text/vnd.mermaid"),
                        200)
                .body();
    }

    /** Returns why a flow does not continue. */
    public JsonNode diagnosis(String correlationId) {
        return get("/flows/" + correlationId + "/diagnosis");
    }

    /** Returns whether the journal contains the flow yet; it lags by a moment. */
    public boolean hasFlow(String correlationId) {
        return send(HttpRequest.newBuilder(base.resolve("/flows/" + correlationId)))
                        .statusCode()
                == 200;
    }

    private JsonNode get(String path) {
        return read(send(HttpRequest.newBuilder(base.resolve(path)), 200));
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.uri() + " was not answered with JSON", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected) {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(answer.request().method() + " " + answer.uri() + " was answered with "
                    + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the event manager did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
