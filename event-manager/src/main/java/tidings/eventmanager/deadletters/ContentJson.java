package tidings.eventmanager.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Bytes;
import tidings.eventmanager.deadletters.record.RecordContent;

/** Writes the content of a record: JSON as JSON, other text as text, the rest in Base64. */
final class ContentJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ContentJson() {}

    static ObjectNode shown(RecordContent content) {
        ObjectNode json = MAPPER.createObjectNode();
        put(json, "key", content.key());
        Bytes payload = content.payload();
        if (payload != null && isJson(payload.text())) {
            json.putRawValue("payload", new RawValue(payload.text().orElseThrow()));
        } else {
            put(json, "payload", payload);
        }
        json.put("payloadBytes", payload == null ? 0 : payload.size());
        json.set("headers", HeadersJson.toJson(content.headers()));
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable Bytes bytes) {
        if (bytes != null) {
            bytes.text()
                    .ifPresentOrElse(text -> json.put(name, text), () -> json.put(name + "Base64", bytes.toArray()));
        }
    }

    private static boolean isJson(Optional<String> text) {
        try {
            return text.isPresent() && !MAPPER.readTree(text.get()).isMissingNode();
        } catch (JsonProcessingException no) {
            return false;
        }
    }
}
