package tidings.embedded.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.Headers;
import java.util.Objects;

/** The CloudEvents attributes of a request, in structured or in binary mode (CloudEvents HTTP binding, section 3). */
final class EventAttributes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STRUCTURED = "application/cloudevents+json";

    private final Headers headers;
    private final JsonNode event;

    private EventAttributes(Headers headers, JsonNode event) {
        this.headers = headers;
        this.event = event;
    }

    static EventAttributes of(Headers headers, String body) {
        try {
            String type = Objects.requireNonNullElse(headers.getFirst("content-type"), "");
            return new EventAttributes(
                    headers, type.startsWith(STRUCTURED) ? JSON.readTree(body) : MissingNode.getInstance());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a CloudEvent: " + body, e);
        }
    }

    /** Empty if the event does not have it. */
    String get(String name) {
        return event.isMissingNode()
                ? Objects.requireNonNullElse(headers.getFirst("ce-" + name), "")
                : event.path(name).asText();
    }
}
