package tidings.notifications.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.notifications.domain.DisplayAmount;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationOccasion;
import tidings.notifications.domain.NotifiedOrderId;
import tidings.notifications.domain.RecipientId;

class HttpNotificationGatewayTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Vertx VERTX = Vertx.vertx();
    private static final Notification NOTIFICATION = Notification.request(
                    new NotifiedOrderId(UUID.randomUUID()),
                    new RecipientId(UUID.randomUUID()),
                    NotificationOccasion.ORDER_CONFIRMED,
                    DisplayAmount.ofMinor(3998, "EUR"),
                    null,
                    Instant.parse("2030-01-01T00:00:00Z"))
            .notification();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private HttpServer provider;
    private volatile Answer answer = call -> respond(call, 202, "{\"channel\": \"sms\"}");

    private record Request(String path, String key, String authorization, JsonObject body) {}

    private interface Answer {
        void to(HttpExchange call) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(threads);
        provider.createContext("/v1/", call -> {
            requests.add(new Request(
                    call.getRequestURI().getPath(),
                    String.valueOf(call.getRequestHeaders().getFirst("Idempotency-Key")),
                    String.valueOf(call.getRequestHeaders().getFirst("Authorization")),
                    new JsonObject(new String(call.getRequestBody().readAllBytes(), UTF_8))));
            answer.to(call);
        });
        provider.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        provider.stop(0);
        threads.shutdownNow();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_repeated_notification_has_the_same_key_and_content() {
        assertThat(send(LIMIT)).isEqualTo("sms");
        assertThat(send(LIMIT)).isEqualTo("sms");

        Request request = new Request(
                "/v1/notifications",
                NOTIFICATION.id().toString(),
                "Bearer secret",
                new JsonObject()
                        .put("customer", NOTIFICATION.customer().value().toString())
                        .put("order", NOTIFICATION.order().toString())
                        .put("occasion", "ORDER_CONFIRMED")
                        .put("text", NOTIFICATION.text()));
        assertThat(requests).containsExactly(request, request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{}",
                "[]",
                "{\"channel\": null}",
                "{\"channel\": 7}",
                "{\"channel\": \"Alice Miller\"}"
            })
    void without_a_valid_channel_it_is_http(String body) {
        answer = call -> respond(call, 200, body);

        assertThat(send(LIMIT)).isEqualTo("http");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 429, 500, 503})
    void any_other_answer_fails_with_its_status_and_without_its_body(int status) {
        answer = call -> respond(call, status, "no such customer: Alice Miller");

        assertThatThrownBy(() -> send(LIMIT))
                .hasMessageContaining(status + " from the")
                .hasMessageNotContaining("Alice");
    }

    @Test
    void a_provider_that_is_down_fails() {
        provider.stop(0);

        assertThatThrownBy(() -> send(LIMIT)).hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void a_silent_provider_fails_after_the_timeout() {
        answer = call -> awaitEnd();

        assertThatThrownBy(() -> send(Duration.ofMillis(200))).isInstanceOf(TimeoutException.class);
    }

    @Test
    void an_endless_answer_is_cut_off() throws InterruptedException {
        CountDownLatch cutOff = new CountDownLatch(1);
        answer = call -> {
            call.sendResponseHeaders(200, 0);
            try {
                while (end.getCount() > 0) {
                    call.getResponseBody().write(new byte[16 * 1024]);
                }
            } catch (IOException closed) {
                cutOff.countDown();
            }
        };

        assertThatThrownBy(() -> send(LIMIT)).hasMessageContaining("too long");

        assertThat(cutOff.await(20, SECONDS)).isTrue();
    }

    private String send(Duration timeout) {
        URI url = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/v1");
        return new HttpNotificationGateway(VERTX, url, Optional.of("secret"), timeout)
                .send(NOTIFICATION)
                .await()
                .atMost(LIMIT.multipliedBy(2));
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void respond(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
