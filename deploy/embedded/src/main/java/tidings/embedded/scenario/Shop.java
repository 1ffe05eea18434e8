package tidings.embedded.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Part;

/** The system as its customers see it: over HTTP. What is not a success fails with what was answered. */
public final class Shop {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ORDER = """
            {"customerId": "5f0c1d2e-0000-4000-8000-000000000001", "paymentMethod": "%s",
             "lines": [{"sku": "teapot", "quantity": 2, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI orders;
    private final URI notifications;

    private Shop(URI orders, URI notifications) {
        this.orders = orders;
        this.notifications = notifications;
    }

    static Shop of(EmbeddedSystem system) {
        return new Shop(
                system.url(Part.ORDER_SERVICE).resolve("/orders"),
                system.url(Part.NOTIFICATION_SERVICE).resolve("/notifications"));
    }

    /** Places an order of two teapots; returns it as it stands then. */
    public JsonNode place(String paymentMethod) throws InterruptedException {
        return send(HttpRequest.newBuilder(orders)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ORDER.formatted(paymentMethod))));
    }

    /** The order as it stands now. */
    public JsonNode order(String id) {
        return get(URI.create(orders + "/" + id));
    }

    /** What the customer was and will be told about an order. */
    public JsonNode notifications(String orderId) {
        return get(URI.create(notifications + "?orderId=" + orderId));
    }

    private JsonNode get(URI uri) {
        try {
            return send(HttpRequest.newBuilder(uri).GET());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private JsonNode send(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.timeout(PATIENCE).build();
        String what = request.method() + " " + request.uri();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(what + " was answered with " + answer.statusCode());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(what + " was not answered: " + e, e);
        }
    }
}
