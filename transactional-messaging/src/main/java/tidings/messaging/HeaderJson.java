package tidings.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Record headers as one JSON object, so that a row of the outbox can be read with nothing but SQL. */
final class HeaderJson {

    private HeaderJson() {}

    static String write(Headers headers) {
        JsonObject json = new JsonObject();
        headers.forEach(header -> json.put(header.key(), new String(header.value(), UTF_8)));
        return json.encode();
    }

    static List<Header> read(String json) {
        List<Header> headers = new ArrayList<>();
        new JsonObject(json)
                .forEach(entry -> headers.add(new RecordHeader(
                        entry.getKey(), entry.getValue().toString().getBytes(UTF_8))));
        return headers;
    }
}
