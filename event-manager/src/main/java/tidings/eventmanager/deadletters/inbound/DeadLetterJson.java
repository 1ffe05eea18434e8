package tidings.eventmanager.deadletters.inbound;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import tidings.eventmanager.deadletters.DeadLetterDetails;
import tidings.eventmanager.deadletters.DeadLetterPreview;
import tidings.eventmanager.deadletters.DeadLetterViews.Hop;
import tidings.eventmanager.deadletters.DeadLetterViews.Recorded;
import tidings.eventmanager.deadletters.RedrivePreview;
import tidings.eventmanager.deadletters.domain.DeadLetter;
import tidings.eventmanager.deadletters.domain.DeadLetterStatus;
import tidings.eventmanager.deadletters.domain.RecordPosition;
import tidings.eventmanager.deadletters.domain.StoredDeadLetter;

/** The JSON of dead letters and of dry runs. */
final class DeadLetterJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private DeadLetterJson() {}

    static Response answer(DeadLetterDetails details) {
        return Response.ok(shown(details))
                .header(HttpHeaders.ETAG, "\"" + details.letter().version() + "\"")
                .build();
    }

    private static ObjectNode shown(DeadLetterDetails details) {
        StoredDeadLetter kept = details.letter();
        DeadLetter letter = kept.letter();
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", kept.id())
                .put("group", letter.group().value())
                .put("status", kept.status().name())
                .put("version", kept.version())
                .put("service", letter.service())
                .put("topic", letter.origin().topic())
                .put("type", letter.type())
                .put("exception", letter.cause().exception())
                .put("reason", letter.cause().reason())
                .put("arrivedAt", letter.arrivedAt().toString());
        letter.messageId().ifPresent(id -> json.put("messageId", id));
        letter.correlationId().ifPresent(id -> json.put("correlationId", id));
        if (kept.settledAt() != null) {
            json.put("settledAt", kept.settledAt().toString());
        }
        if (kept.status() == DeadLetterStatus.WAITING) {
            details.refusal().ifPresent(refusal -> json.put("unreadable", refusal));
        }
        json.setAll(ContentJson.shown(kept.content()));
        if (kept.edited() != null) {
            json.set("asItCame", ContentJson.shown(letter.content()));
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
                .put("letter", recorded.letter())
                .put("at", recorded.action().at().toString())
                .put("by", recorded.action().by().name())
                .put("action", recorded.action().kind().name())
                .put("detail", recorded.action().detail()));
        return json;
    }

    static ObjectNode dryRun(DeadLetterPreview preview) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("dryRun", true)
                .put("letter", preview.redrive().letter())
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
                .put("letter", hop.letter())
                .put("service", hop.service())
                .put("reason", hop.reason())
                .put("at", hop.at().toString());
        json.set("from", place(hop.from()));
        json.set("to", place(hop.to()));
        if (hop.redrivenAt() != null) {
            json.put("redrivenAt", hop.redrivenAt().toString()).put("redrivenBy", hop.redrivenBy());
        }
        return json;
    }

    private static ObjectNode place(RecordPosition place) {
        return MAPPER.createObjectNode()
                .put("topic", place.topic())
                .put("partition", place.partition())
                .put("offset", place.offset());
    }
}
