package tidings.eventmanager.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.util.Locale;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.Sink.ContentMode;

/** Writes an event as an HTTP message: CloudEvents 1.0, HTTP protocol binding, section 3. */
final class HttpBinding {

    private HttpBinding() {}

    /** Returns the body and adds its headers to {@code headers}. */
    static Buffer write(PublishedEvent event, ContentMode mode, MultiMap headers) {
        if (mode == ContentMode.STRUCTURED) {
            headers.set("content-type", "application/cloudevents+json; charset=utf-8");
            String attributes = Json.encode(event.attributes());
            return Buffer.buffer(
                    attributes.substring(0, attributes.length() - 1) + ",\"data\":" + event.payload() + "}");
        }
        event.attributes().forEach((name, value) -> {
            if (name.equals("datacontenttype")) {
                headers.set("content-type", value);
            } else {
                headers.set("ce-" + name, encoded(value));
            }
        });
        return Buffer.buffer(event.payload());
    }

    /** Section 3.1.3.2: percent-encodes space, quote, percent and all but printable ASCII. */
    private static String encoded(String value) {
        StringBuilder text = new StringBuilder();
        for (byte octet : value.getBytes(UTF_8)) {
            boolean isPlain = octet > ' ' && octet < 0x7f && octet != '"' && octet != '%';
            text.append(isPlain ? String.valueOf((char) octet) : String.format(Locale.ROOT, "%%%02X", octet));
        }
        return text.toString();
    }
}
