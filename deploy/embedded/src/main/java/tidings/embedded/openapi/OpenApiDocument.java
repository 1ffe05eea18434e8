package tidings.embedded.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An OpenAPI document.
 *
 * <p>The examples of a request body, of parameters and of a response that have one name belong together: a request with
 * these values gets this response. A name without a response stands for the success without a body.
 */
public record OpenApiDocument(JsonNode root) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static final JsonMapper JSON = new JsonMapper();

    /** Fetches the document of a running service. */
    public static OpenApiDocument of(URI service) {
        try (InputStream document =
                service.resolve("/q/openapi?format=json").toURL().openStream()) {
            return new OpenApiDocument(JSON.readTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns this document with another address in place of one that exists in examples only. */
    public OpenApiDocument withAddress(String documented, URI real) {
        try {
            return new OpenApiDocument(JSON.readTree(root.toString().replace(documented, real.toString())));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the examples of all operations. */
    public List<DocumentedExample> examples() {
        return operations().flatMap(Operation::examples).toList();
    }

    /** Sends the request of each example, and returns how the responses differ from the document. */
    public List<String> replay(URI service) {
        return examples().stream()
                .flatMap(example -> example.replay(service).stream())
                .toList();
    }

    /** Returns the operations of which no example succeeds. */
    public List<String> operationsWithoutSuccess() {
        return operations()
                .filter(operation -> operation.examples().noneMatch(example -> example.status() < 300))
                .map(operation -> operation.method() + " " + operation.path())
                .toList();
    }

    private Stream<Operation> operations() {
        return root.path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(each -> METHODS.contains(each.getKey()))
                .map(each -> new Operation(path.getKey(), each.getKey(), each.getValue())));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    private Optional<JsonNode> example(JsonNode described, String name) {
        JsonNode example = resolved(described.path("examples").path(name)).path("value");
        JsonNode found = example.isMissingNode() ? described.path("example") : example;
        return Optional.of(found).filter(value -> !value.isMissingNode());
    }

    private Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(this::resolved);
    }

    private static void addNames(JsonNode described, Set<String> names) {
        described.path("examples").fieldNames().forEachRemaining(names::add);
    }

    private final class Operation {

        private final String path;
        private final String method;
        private final JsonNode definition;
        private final JsonNode body;

        Operation(String path, String method, JsonNode definition) {
            this.path = path;
            this.method = method;
            this.definition = definition;
            this.body = resolved(definition.path("requestBody")).path("content");
        }

        String method() {
            return method;
        }

        String path() {
            return path;
        }

        Stream<DocumentedExample> examples() {
            Set<String> names = new LinkedHashSet<>();
            elements(definition.path("parameters")).forEach(parameter -> addNames(parameter, names));
            body.forEach(media -> addNames(media, names));
            responses((status, mediaType, media) -> addNames(media, names));
            return names.stream().map(this::example);
        }

        private DocumentedExample example(String name) {
            DocumentedRequest request = new DocumentedRequest(method, path);
            elements(definition.path("parameters")).forEach(parameter -> OpenApiDocument.this
                    .example(parameter, name)
                    .ifPresent(value -> request.parameter(parameter, value)));
            for (Map.Entry<String, JsonNode> media : body.properties()) {
                OpenApiDocument.this
                        .example(media.getValue(), name)
                        .ifPresent(value -> request.body(media.getKey(), value));
            }
            List<DocumentedExample> answers = new ArrayList<>();
            responses((status, mediaType, media) -> {
                JsonNode value = resolved(media.path("examples").path(name)).path("value");
                if (!value.isMissingNode()) {
                    answers.add(new DocumentedExample(name, request, status, mediaType, value));
                }
            });
            if (answers.size() > 1) {
                throw new IllegalStateException(method + " " + path + ": two responses have the example " + name);
            }
            return answers.isEmpty() ? withoutBody(name, request) : answers.get(0);
        }

        private DocumentedExample withoutBody(String name, DocumentedRequest request) {
            return definition.path("responses").properties().stream()
                    .filter(response -> response.getKey().startsWith("2")
                            && resolved(response.getValue()).path("content").isEmpty())
                    .findFirst()
                    .map(response -> DocumentedExample.withoutBody(name, request, Integer.parseInt(response.getKey())))
                    .orElseThrow(() ->
                            new IllegalStateException(method + " " + path + ": no response has the example " + name));
        }

        private void responses(ResponseVisitor visitor) {
            for (Map.Entry<String, JsonNode> response :
                    definition.path("responses").properties()) {
                for (Map.Entry<String, JsonNode> media :
                        resolved(response.getValue()).path("content").properties()) {
                    visitor.visit(Integer.parseInt(response.getKey()), media.getKey(), media.getValue());
                }
            }
        }
    }

    private interface ResponseVisitor {
        void visit(int status, String mediaType, JsonNode media);
    }
}
