package tidings.embedded.client;

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
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;

/** The system as its customers see it: over HTTP, through one process of order-service. */
public final class ShopClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CORRELATION_ID = "X-Correlation-Id";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI orders;
    private final URI notifications;

    private ShopClient(URI orders, URI notifications) {
        this.orders = orders;
        this.notifications = notifications;
    }

    public static ShopClient of(EmbeddedSystem system) {
        return through(system.url(Component.ORDER_SERVICE), system);
    }

    /** As {@code orderService}, a replica, lets see it. */
    public static ShopClient through(URI orderService, EmbeddedSystem system) {
        return new ShopClient(
                orderService.resolve("/orders"),
                system.url(Component.NOTIFICATION_SERVICE).resolve("/notifications"));
    }

    public HttpAnswer place(NewOrder order) {
        HttpRequest.Builder request = HttpRequest.newBuilder(orders)
                .header("Content-Type", "application/json")
                .header(CORRELATION_ID, order.correlationId())
                .POST(BodyPublishers.ofString(order.body()));
        return send(order.patience() == 0 ? request : request.header("Prefer", "wait=" + order.patience()));
    }

    /** What follows is part of the order's flow, though the customer does not say what that is called. */
    public HttpAnswer cancel(String id) {
        return send(HttpRequest.newBuilder(of(id, "/cancellation")).POST(BodyPublishers.noBody()));
    }

    /** How the payment of an order stands, as payment-service says when it is asked. */
    public HttpAnswer payment(String id, String correlationId) {
        return send(HttpRequest.newBuilder(of(id, "/payment")).header(CORRELATION_ID, correlationId));
    }

    /** The order as it stands now. */
    public JsonNode order(String id) {
        return found(of(id, ""));
    }

    /** What the customer was and will be told about an order. */
    public JsonNode notifications(String orderId) {
        return found(URI.create(notifications + "?orderId=" + orderId));
    }

    public OrderEventStream events(String id, String lastEventId) {
        return OrderEventStream.read(http, of(id, "/events"), lastEventId, PATIENCE);
    }

    private URI of(String id, String rest) {
        return URI.create(orders + "/" + id + rest);
    }

    private JsonNode found(URI uri) {
        HttpAnswer answer = send(HttpRequest.newBuilder(uri));
        if (answer.status() != 200) {
            throw new IllegalStateException("GET " + uri + " was answered with " + answer.status());
        }
        return answer.body();
    }

    private HttpAnswer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(PATIENCE).build();
        String what = request.method() + " " + request.uri();
        long begin = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            return new HttpAnswer(answer.statusCode(), answer.headers(), json.readTree(answer.body()), time);
        } catch (IOException e) {
            throw new IllegalStateException(what + " was not answered: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
