package tidings.embedded.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A request built from the examples of its parameters and its body. */
final class DocumentedRequest {

    private final String method;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final StringBuilder query = new StringBuilder();
    private String path;
    private BodyPublisher body = BodyPublishers.noBody();

    DocumentedRequest(String method, String path) {
        this.method = method.toUpperCase(Locale.ROOT);
        this.path = path;
    }

    /** Adds a parameter. An array is repeated in the query and separated by commas elsewhere. */
    void parameter(JsonNode parameter, JsonNode value) {
        String name = parameter.path("name").asText();
        switch (parameter.path("in").asText()) {
            case "path" -> path = path.replace("{" + name + "}", encoded(value.asText()));
            case "query" ->
                texts(value).forEach(each -> query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(encoded(each)));
            default -> headers.put(name, String.join(",", texts(value)));
        }
    }

    void body(String mediaType, JsonNode value) {
        headers.put("Content-Type", mediaType);
        body = BodyPublishers.ofString(value.isTextual() ? value.textValue() : value.toString());
    }

    HttpRequest to(URI service, String accepted) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path + query))
                .method(method, body)
                .header("Accept", accepted);
        headers.forEach(request::header);
        return request.build();
    }

    @Override
    public String toString() {
        return method + " " + path + query;
    }

    private static List<String> texts(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(value.asText());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
