package tidings.embedded.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request and the response that the document promises. */
public final class DocumentedExample {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final DocumentedRequest request;
    private final int status;
    private final String mediaType;
    private final @Nullable JsonNode body;

    DocumentedExample(String name, DocumentedRequest request, int status, String mediaType, @Nullable JsonNode body) {
        this.name = name;
        this.request = request;
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
    }

    static DocumentedExample withoutBody(String name, DocumentedRequest request, int status) {
        return new DocumentedExample(name, request, status, "*/*", null);
    }

    public String name() {
        return name;
    }

    public int status() {
        return status;
    }

    /** Sends the request and returns how the response differs from the document: nothing, if the document is right. */
    public List<String> replay(URI service) {
        try (Answer answer = send(service)) {
            List<String> differences = differences(answer);
            return differences.isEmpty()
                    ? differences
                    : Stream.concat(Stream.of(this + " was answered otherwise:"), differences.stream())
                            .toList();
        }
    }

    private List<String> differences(Answer answer) {
        if (answer.status() != status) {
            return List.of("status " + answer.status() + " " + answer.text());
        }
        if (body == null) {
            return List.of();
        }
        if (!answer.contentType().equals(mediaType)) {
            return List.of("content type " + answer.contentType());
        }
        if (body.isTextual()) {
            return ExampleFit.ofText(
                    body.textValue(), answer.first(body.textValue().lines().count()));
        }
        try {
            return ExampleFit.of(body, JSON.readTree(answer.text()));
        } catch (JsonProcessingException malformed) {
            return List.of("the body is not JSON");
        }
    }

    private Answer send(URI service) {
        try {
            return new Answer(HTTP.send(request.to(service, mediaType + ", */*;q=0.5"), BodyHandlers.ofLines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return request + " (" + status + " " + name + ")";
    }

    /** A response that may have no end: its lines are read as far as they are needed. */
    private record Answer(HttpResponse<Stream<String>> response) implements AutoCloseable {

        int status() {
            return response.statusCode();
        }

        String contentType() {
            return response.headers()
                    .firstValue("Content-Type")
                    .orElse("(none)")
                    .split(";", 2)[0];
        }

        String text() {
            return String.join("\n", response.body().toList());
        }

        List<String> first(long lines) {
            return response.body().limit(lines).toList();
        }

        @Override
        public void close() {
            response.body().close();
        }
    }
}
