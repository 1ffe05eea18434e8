package tidings.embedded.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;

/** An HTTP response and the time it took. */
public record HttpAnswer(int status, HttpHeaders headers, JsonNode body, Duration time) {

    public String header(String name) {
        return headers.firstValue(name).orElse("(none)");
    }

    public String mediaType() {
        return mediaType(header("Content-Type"));
    }

    /** Returns the media type without parameters. */
    public static String mediaType(String contentType) {
        return contentType.split(";", 2)[0];
    }

    /** Returns a member of the body as text. */
    public String text(String member) {
        return body.path(member).asText("(none)");
    }
}
