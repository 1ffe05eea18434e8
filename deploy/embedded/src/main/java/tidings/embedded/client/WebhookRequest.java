package tidings.embedded.client;

import com.sun.net.httpserver.Headers;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A whole request to a webhook. */
public record WebhookRequest(String uri, Headers headers, String body, Instant at) {

    public @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    public String id() {
        return Objects.requireNonNullElse(header("webhook-id"), "");
    }

    public String subject() {
        return EventAttributes.of(headers, body).get("subject");
    }
}
