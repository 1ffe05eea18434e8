package tidings.embedded.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;

/** What came back over HTTP, and how long that took. */
record Answer(int status, HttpHeaders headers, JsonNode body, Duration time) {

    String header(String name) {
        return headers.firstValue(name).orElse("(none)");
    }

    String mediaType() {
        return mediaType(header("Content-Type"));
    }

    /** Without parameters. */
    static String mediaType(String contentType) {
        return contentType.split(";", 2)[0];
    }

    /** A member of the body, as text. */
    String text(String member) {
        return body.path(member).asText("(none)");
    }
}
