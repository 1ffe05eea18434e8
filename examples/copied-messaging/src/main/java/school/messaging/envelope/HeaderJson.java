package school.messaging.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Converts between record headers and one JSON object, which plain SQL can read in the outbox.
 *
 * <p>A binary value is {@code {"base64": "…"}}. The values of a repeated name are a list.
 */
public final class HeaderJson {

    private static final String BASE64 = "base64";

    private HeaderJson() {}

    public static String write(Headers headers) {
        JsonObject json = new JsonObject();
        headers.forEach(header -> json.getMap().merge(header.key(), value(header), HeaderJson::append));
        return json.encode();
    }

    public static List<Header> read(String json) {
        List<Header> headers = new ArrayList<>();
        new JsonObject(json).forEach(entry -> {
            if (entry.getValue() instanceof JsonArray values) {
                values.forEach(value -> headers.add(header(entry.getKey(), value)));
            } else {
                headers.add(header(entry.getKey(), entry.getValue()));
            }
        });
        return headers;
    }

    private static Object value(Header header) {
        byte[] bytes = header.value();
        // merge() accepts no null, so the null value is in a list.
        if (bytes == null) {
            return new JsonArray().addNull();
        }
        String text = RawText.exactly(bytes);
        return text == null ? new JsonObject().put(BASE64, bytes) : text;
    }

    private static JsonArray append(Object first, Object next) {
        JsonArray values = first instanceof JsonArray list ? list : new JsonArray().add(first);
        return next instanceof JsonArray list ? values.addAll(list) : values.add(next);
    }

    private static Header header(String name, @Nullable Object value) {
        return new RecordHeader(
                name,
                value == null
                        ? null
                        : value instanceof JsonObject bytes
                                ? bytes.getBinary(BASE64)
                                : value.toString().getBytes(UTF_8));
    }
}
