package tidings.embedded.client;

import com.sun.net.httpserver.Headers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A whole request to a webhook. */
public record WebhookRequest(String uri, Headers headers, String body, Instant at) {

    public @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    public @Nullable String id() {
        return header("webhook-id");
    }

    public @Nullable String subject() {
        return header("ce-subject");
    }
}
