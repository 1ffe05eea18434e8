package tidings.eventmanager.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import tidings.contract.MessageExample;
import tidings.contract.MessageKind;
import tidings.contract.MessageSchema;
import tidings.contract.MessageType;
import tidings.contract.Topics;

/** The catalogue of event types: publisher, schema and example of each. */
@Path("/event-types")
@Produces(MediaType.APPLICATION_JSON)
class EventTypeResource {

    private static final List<JsonNode> ALL = MessageType.all().stream()
            .filter(type -> type.kind() == MessageKind.EVENT)
            .map(EventTypeResource::shown)
            .toList();

    @GET
    public List<JsonNode> list() {
        return ALL;
    }

    @GET
    @Path("/{type}")
    public JsonNode get(@PathParam("type") String type) {
        return ALL.stream()
                .filter(each -> each.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("No event type has this name."));
    }

    private static JsonNode shown(MessageType type) {
        var shown = JsonNodeFactory.instance
                .objectNode()
                .put("type", type.name())
                .put("source", "/" + Topics.publisher(type.topic()))
                .put("publisher", Topics.publisher(type.topic()))
                .put("topic", type.topic())
                .put("dataschema", "urn:tidings:schema:" + type.name());
        shown.set("schema", MessageSchema.of(type));
        shown.set("example", MessageExample.of(type));
        return shown;
    }
}
