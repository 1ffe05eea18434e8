package tidings.embedded.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;

/**
 * A customer's HTTP client. It sends orders through one process of order-service.
 *
 * <p>Each method waits for its answer. The variants with the suffix {@code Async} return at once.
 */
public final class ShopClient {

    /** Above the longest {@code Prefer: wait} in use. */
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private static final String CORRELATION_ID = "X-Correlation-Id";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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

    /** Sends the requests to {@code orderService}, for instance a replica. */
    public static ShopClient through(URI orderService, EmbeddedSystem system) {
        return new ShopClient(
                orderService.resolve("/orders"),
                system.url(Component.NOTIFICATION_SERVICE).resolve("/notifications"));
    }

    public HttpAnswer place(NewOrder order) {
        return join(placeAsync(order));
    }

    public CompletableFuture<HttpAnswer> placeAsync(NewOrder order) {
        HttpRequest.Builder request = HttpRequest.newBuilder(orders)
                .header("Content-Type", "application/json")
                .header(CORRELATION_ID, order.correlationId())
                .POST(BodyPublishers.ofString(order.body()));
        return send(order.waitSeconds() == 0 ? request : request.header("Prefer", "wait=" + order.waitSeconds()));
    }

    /** Cancels an order. The order's correlation id applies, so the request carries none. */
    public HttpAnswer cancel(String id) {
        return join(send(HttpRequest.newBuilder(uri(id, "/cancellation")).POST(BodyPublishers.noBody())));
    }

    /** Asks payment-service, through order-service, for the status of the payment. */
    public HttpAnswer payment(String id, String correlationId) {
        return join(paymentAsync(id, correlationId));
    }

    public CompletableFuture<HttpAnswer> paymentAsync(String id, String correlationId) {
        return send(HttpRequest.newBuilder(uri(id, "/payment")).header(CORRELATION_ID, correlationId));
    }

    /** Returns the current state of the order. */
    public JsonNode order(String id) {
        return found(uri(id, ""));
    }

    public String status(String id) {
        return order(id).path("status").asText();
    }

    /** Returns the notifications of the customer about an order, sent and pending. */
    public JsonNode notifications(String orderId) {
        return found(URI.create(notifications + "?orderId=" + orderId));
    }

    /** Returns the status events after {@code lastEventId} (empty: all) when the stream has ended. */
    public OrderEventStream events(String id, String lastEventId) {
        return join(eventsAsync(id, lastEventId));
    }

    public CompletableFuture<OrderEventStream> eventsAsync(String id, String lastEventId) {
        return OrderEventStream.read(http, uri(id, "/events"), lastEventId, TIMEOUT);
    }

    private URI uri(String id, String path) {
        return URI.create(orders + "/" + id + path);
    }

    private JsonNode found(URI uri) {
        HttpAnswer answer = join(send(HttpRequest.newBuilder(uri)));
        if (answer.status() != 200) {
            throw new IllegalStateException("GET " + uri + " was answered with " + answer.status());
        }
        return answer.body();
    }

    private CompletableFuture<HttpAnswer> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        long begin = System.nanoTime();
        return http.sendAsync(request, BodyHandlers.ofByteArray())
                .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .thenApply(answer -> answer(answer, Duration.ofNanos(System.nanoTime() - begin)))
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(
                        new IllegalStateException(request.method() + " " + request.uri() + " failed: " + e, e)));
    }

    private HttpAnswer answer(HttpResponse<byte[]> response, Duration time) {
        try {
            return new HttpAnswer(response.statusCode(), response.headers(), json.readTree(response.body()), time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalStateException failure ? failure : new IllegalStateException(e);
        }
    }
}
