package tidings.eventmanager.deadletters;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import tidings.eventmanager.deadletters.DeadLetterViews.Hop;
import tidings.eventmanager.deadletters.DeadLetterViews.Recorded;
import tidings.eventmanager.deadletters.record.DeadLetter;
import tidings.eventmanager.deadletters.record.DeadLetterStatus;
import tidings.eventmanager.deadletters.record.RecordPosition;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** The JSON of dead letters and of dry runs. */
final class DeadLetterJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private DeadLetterJson() {}

    static Response answer(DeadLetterDetails details) {
        return Response.ok(shown(details))
                .header(HttpHeaders.ETAG, "\"" + details.deadLetter().version() + "\"")
                .build();
    }

    private static ObjectNode shown(DeadLetterDetails details) {
        StoredDeadLetter stored = details.deadLetter();
        DeadLetter deadLetter = stored.deadLetter();
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", stored.id())
                .put("group", deadLetter.group().value())
                .put("status", stored.status().name())
                .put("version", stored.version())
                .put("service", deadLetter.service())
                .put("topic", deadLetter.origin().topic())
                .put("type", deadLetter.type())
                .put("exception", deadLetter.cause().exception())
                .put("reason", deadLetter.cause().reason())
                .put("arrivedAt", deadLetter.arrivedAt().toString());
        deadLetter.messageId().ifPresent(id -> json.put("messageId", id));
        deadLetter.correlationId().ifPresent(id -> json.put("correlationId", id));
        if (stored.settledAt() != null) {
            json.put("settledAt", stored.settledAt().toString());
        }
        if (stored.status() == DeadLetterStatus.WAITING) {
            details.refusal().ifPresent(refusal -> json.put("unreadable", refusal));
        }
        json.setAll(ContentJson.shown(stored.content()));
        if (stored.edited() != null) {
            json.set("asItCame", ContentJson.shown(deadLetter.content()));
        }
        ArrayNode hops = json.putArray("hops");
        details.hops().forEach(hop -> hops.add(hop(hop)));
        json.set("actions", actions(details.actions()));
        return json;
    }

    static ArrayNode actions(List<Recorded> all) {
        ArrayNode json = MAPPER.createArrayNode();
        all.forEach(recorded -> json.addObject()
                .put("number", recorded.number())
                .put("letter", recorded.deadLetter())
                .put("at", recorded.action().at().toString())
                .put("by", recorded.action().by().name())
                .put("action", recorded.action().kind().name())
                .put("detail", recorded.action().detail()));
        return json;
    }

    static ObjectNode dryRun(DeadLetterPreview preview) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("dryRun", true)
                .put("letter", preview.redrive().deadLetter())
                .put("topic", preview.redrive().topic());
        preview.refusal().ifPresent(refusal -> json.put("unreadable", refusal));
        json.setAll(ContentJson.shown(preview.redrive().content()));
        return json;
    }

    static ObjectNode dryRun(RedrivePreview preview) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("dryRun", true)
                .put("waiting", preview.waiting())
                .put("examined", preview.examined().size())
                .put(
                        "unreadable",
                        preview.examined().stream()
                                .filter(each -> each.refusal().isPresent())
                                .count());
        preview.examined().stream().findFirst().ifPresent(first -> json.set("first", dryRun(first)));
        return json;
    }

    private static ObjectNode hop(Hop hop) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("letter", hop.deadLetter())
                .put("service", hop.service())
                .put("reason", hop.reason())
                .put("at", hop.at().toString());
        json.set("from", position(hop.from()));
        json.set("to", position(hop.to()));
        if (hop.redrivenAt() != null) {
            json.put("redrivenAt", hop.redrivenAt().toString()).put("redrivenBy", hop.redrivenBy());
        }
        return json;
    }

    private static ObjectNode position(RecordPosition position) {
        return MAPPER.createObjectNode()
                .put("topic", position.topic())
                .put("partition", position.partition())
                .put("offset", position.offset());
    }
}
