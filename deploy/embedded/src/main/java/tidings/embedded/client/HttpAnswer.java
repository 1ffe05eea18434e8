package tidings.embedded.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;

/** What came back over HTTP, and how long that took. */
public record HttpAnswer(int status, HttpHeaders headers, JsonNode body, Duration time) {

    public String header(String name) {
        return headers.firstValue(name).orElse("(none)");
    }

    public String mediaType() {
        return mediaType(header("Content-Type"));
    }

    /** Without parameters. */
    public static String mediaType(String contentType) {
        return contentType.split(";", 2)[0];
    }

    /** A member of the body, as text. */
    public String text(String member) {
        return body.path(member).asText("(none)");
    }
}
