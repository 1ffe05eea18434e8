package tidings.eventmanager.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.DeadLetterViews.Details;
import tidings.eventmanager.deadletters.DeadLetterViews.Recorded;
import tidings.eventmanager.deadletters.record.Bytes;
import tidings.eventmanager.deadletters.record.DeadLetter;
import tidings.eventmanager.deadletters.record.DeadLetterStatus;
import tidings.eventmanager.deadletters.record.Header;
import tidings.eventmanager.deadletters.record.Headers;
import tidings.eventmanager.deadletters.record.RecordContent;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** The JSON of dead letters, for HTTP and for the columns of headers. */
final class DeadLetterJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DeadLetterJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode details(Details details) {
        StoredDeadLetter stored = details.deadLetter();
        DeadLetter deadLetter = stored.deadLetter();
        ObjectNode json = object().put("id", stored.id())
                .put("group", deadLetter.group().value())
                .put("status", stored.status().name())
                .put("version", stored.version())
                .put("service", deadLetter.service())
                .put("topic", stored.topic())
                .put("type", deadLetter.type())
                .put("exception", deadLetter.cause().exception())
                .put("reason", deadLetter.cause().reason())
                .put("arrivedAt", deadLetter.arrivedAt().toString());
        deadLetter.consumerGroup().ifPresent(group -> json.put("consumerGroup", group));
        deadLetter.messageId().ifPresent(id -> json.put("messageId", id));
        deadLetter.correlationId().ifPresent(id -> json.put("correlationId", id));
        if (stored.settledAt() != null) {
            json.put("settledAt", stored.settledAt().toString());
        }
        if (stored.status() == DeadLetterStatus.WAITING) {
            DeadLetterMapper.refusal(stored.topic(), stored.content()).ifPresent(why -> json.put("unreadable", why));
        }
        json.setAll(content(stored.content()));
        if (stored.edited() != null) {
            json.set("asItCame", content(deadLetter.content()));
        }
        json.set("hops", MAPPER.valueToTree(details.hops()));
        json.set("actions", actions(details.actions()));
        return json;
    }

    static ArrayNode actions(List<Recorded> actions) {
        return MAPPER.valueToTree(actions);
    }

    /** Writes JSON as JSON, other text as text, the rest in Base64. */
    static ObjectNode content(RecordContent content) {
        ObjectNode json = object();
        put(json, "key", content.key());
        Bytes payload = content.payload();
        if (payload != null && payload.text().filter(DeadLetterJson::isJson).isPresent()) {
            json.putRawValue("payload", new RawValue(payload.text().orElseThrow()));
        } else {
            put(json, "payload", payload);
        }
        json.put("payloadBytes", payload == null ? 0 : payload.size());
        json.set("headers", headers(content.headers()));
        return json;
    }

    /**
     * Writes headers without loss: {@code [{"name": …, "value": …}]}.
     *
     * <p>A value that is not UTF-8 becomes {@code base64}; a missing value has neither.
     */
    static ArrayNode headers(Headers headers) {
        ArrayNode json = MAPPER.createArrayNode();
        for (Header header : headers.all()) {
            ObjectNode entry = json.addObject().put("name", header.name());
            Bytes value = header.value();
            if (value != null) {
                value.text()
                        .ifPresentOrElse(text -> entry.put("value", text), () -> entry.put("base64", value.toArray()));
            }
        }
        return json;
    }

    static Headers headers(String json) {
        try {
            List<Header> headers = new ArrayList<>();
            for (JsonNode entry : MAPPER.readTree(json)) {
                String name = entry.path("name").asText();
                headers.add(
                        entry.has("value")
                                ? Header.of(name, entry.path("value").asText())
                                : new Header(
                                        name,
                                        Bytes.ofNullable(entry.path("base64").binaryValue())));
            }
            return new Headers(headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Bytes bytes) {
        if (bytes != null) {
            bytes.text()
                    .ifPresentOrElse(text -> json.put(name, text), () -> json.put(name + "Base64", bytes.toArray()));
        }
    }

    private static boolean isJson(String text) {
        try {
            return !MAPPER.readTree(text).isMissingNode();
        } catch (JsonProcessingException no) {
            return false;
        }
    }
}
