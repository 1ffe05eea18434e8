package tidings.eventmanager.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tidings.eventmanager.deadletters.record.Bytes;
import tidings.eventmanager.deadletters.record.Header;
import tidings.eventmanager.deadletters.record.Headers;

/**
 * Writes headers as JSON without loss: {@code [{"name": …, "value": …}]}.
 *
 * <p>A value that is not UTF-8 becomes {@code base64}; a missing value has neither.
 */
public final class HeadersJson {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String NAME = "name";
    private static final String VALUE = "value";
    private static final String BASE64 = "base64";

    private HeadersJson() {}

    public static ArrayNode toJson(Headers headers) {
        ArrayNode json = MAPPER.createArrayNode();
        for (Header header : headers.all()) {
            ObjectNode entry = json.addObject().put(NAME, header.name());
            Bytes value = header.value();
            if (value != null) {
                value.text().ifPresentOrElse(text -> entry.put(VALUE, text), () -> entry.put(BASE64, value.toArray()));
            }
        }
        return json;
    }

    public static String write(Headers headers) {
        try {
            return MAPPER.writeValueAsString(toJson(headers));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Headers read(String json) {
        try {
            List<Header> headers = new ArrayList<>();
            for (JsonNode entry : MAPPER.readTree(json)) {
                String name = entry.path(NAME).asText();
                headers.add(
                        entry.has(VALUE)
                                ? Header.of(name, entry.path(VALUE).asText())
                                : new Header(
                                        name,
                                        Bytes.ofNullable(entry.path(BASE64).binaryValue())));
            }
            return new Headers(headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
