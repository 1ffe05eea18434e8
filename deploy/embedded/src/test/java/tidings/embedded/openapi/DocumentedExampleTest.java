package tidings.embedded.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentedExampleTest {

    private HttpServer server;
    private int status = 200;
    private String contentType = "application/json";
    private String answer = "";
    private String request = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Prefer") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            exchange.getResponseHeaders().add("Content-Type", contentType);
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_examples_of_one_name_are_one_request() throws JsonProcessingException {
        answer = "{\"id\": 8, \"at\": \"2026-02-02T10:00:00Z\", \"lines\": [{\"sku\": \"a\"}, {\"sku\": \"b\"}]}";

        assertThat(replay("placed")).isEmpty();
        assertThat(request).isEqualTo("PUT /orders/a%20b?dry=true wait=1 {\"sku\":\"b\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                                   | body has the fields []",
                "{\"id\": \"8\", \"at\": \"2026-02-02T10:00:00Z\", \"lines\": [{\"sku\": \"b\"}]} | body.id is \"8\"",
                "{\"id\": 8, \"at\": \"now\", \"lines\": [{\"sku\": \"b\"}]}                      | body.at is \"now\"",
                "{\"id\": 8, \"at\": \"2026-02-02T10:00:00Z\", \"lines\": [{\"sku\": \"a\"}]}   | body.lines[].sku is \"a\"",
                "{\"id\": 8, \"at\": \"2026-02-02T10:00:00Z\", \"lines\": []}                 | body.lines is []",
                "{\"id\":                                                               | the body is not JSON"
            })
    void another_body_is_a_difference(String body, String difference) throws JsonProcessingException {
        answer = body;

        assertThat(replay("placed")).last().isEqualTo(difference);
    }

    @Test
    void another_status_or_media_type_is_a_difference() throws JsonProcessingException {
        assertThat(replay("gone")).last().isEqualTo("status 200 ");
        answer = "{}";
        contentType = "text/plain";
        assertThat(replay("placed")).last().isEqualTo("content type text/plain");
    }

    @Test
    void a_name_without_a_response_stands_for_the_success_without_a_body() throws JsonProcessingException {
        status = 204;

        assertThat(replay("gone")).isEmpty();
    }

    @Test
    void an_operation_without_a_success_is_named() throws JsonProcessingException {
        assertThat(document().operationsWithoutSuccess()).containsExactly("get /orders/{id}");
    }

    private List<String> replay(String name) throws JsonProcessingException {
        URI service = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return document().examples().stream()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow()
                .replay(service);
    }

    private static OpenApiDocument document() throws JsonProcessingException {
        return new OpenApiDocument(new JsonMapper().readTree("""
                {"paths": {"/orders/{id}": {
                  "get": {"responses": {}},
                  "put": {
                    "parameters": [
                      {"$ref": "#/components/parameters/Id"},
                      {"name": "dry", "in": "query", "examples": {"placed": {"value": true}}},
                      {"name": "Prefer", "in": "header", "example": "wait=1"}],
                    "requestBody": {"content": {"application/json": {"examples": {"placed": {"value": {"sku": "b"}}}}}},
                    "responses": {
                      "200": {"content": {"application/json": {"examples": {"placed": {"value":
                        {"id": 7, "at": "2026-01-01T10:00:00.5Z", "lines": [{"sku": "b"}]}}}}}},
                      "204": {}}}}},
                 "components": {"parameters": {"Id":
                   {"name": "id", "in": "path", "examples": {"placed": {"value": "a b"}, "gone": {"value": "c"}}}}}}"""));
    }
}
