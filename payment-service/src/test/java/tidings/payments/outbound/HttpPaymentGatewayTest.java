package tidings.payments.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
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
import tidings.payments.GatewayUnavailable;
import tidings.payments.domain.GatewayAnswer.Charged;
import tidings.payments.domain.GatewayAnswer.Declined;
import tidings.payments.domain.GatewayAnswer.Refunded;
import tidings.payments.domain.GatewayAnswer.Refused;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentAmount;
import tidings.payments.domain.PaymentFlow;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentStatus;

class HttpPaymentGatewayTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Vertx VERTX = Vertx.vertx();
    private static final Payment PAYMENT = new Payment(
            new PaymentId(UUID.randomUUID()),
            new PaidOrderId(UUID.randomUUID()),
            new PaymentAmount(3998, "EUR"),
            "pm_card_visa",
            PaymentFlow.ORCHESTRATED,
            PaymentStatus.REQUESTED,
            null);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private HttpServer provider;
    private volatile Answer answer = call -> respond(call, 201, "");

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
                    call.getRequestHeaders().getFirst("Idempotency-Key"),
                    call.getRequestHeaders().getFirst("Authorization"),
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
    void a_repeated_charge_has_the_same_key_and_content() {
        assertThat(result(gateway().charge(PAYMENT))).isEqualTo(new Charged());
        assertThat(result(gateway().charge(PAYMENT))).isEqualTo(new Charged());

        Request charge = new Request(
                "/v1/charges",
                "charge-" + PAYMENT.id().value(),
                "Bearer secret",
                new JsonObject()
                        .put("charge", PAYMENT.id().value().toString())
                        .put("order", PAYMENT.order().value().toString())
                        .put("amount", 3998)
                        .put("currency", "EUR")
                        .put("payment_method", "pm_card_visa"));
        assertThat(requests).containsExactly(charge, charge);
    }

    @Test
    void a_refund_names_its_charge_and_has_a_key_of_its_own() {
        assertThat(result(gateway().refund(PAYMENT))).isEqualTo(new Refunded());

        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v1/refunds");
            assertThat(request.key()).isEqualTo("refund-" + PAYMENT.id().value());
            assertThat(request.body().getString("charge"))
                    .isEqualTo(PAYMENT.id().value().toString());
        });
    }

    @Test
    void a_402_declines_with_its_code() {
        answer = call -> respond(call, 402, "{\"code\": \"expired_card\"}");

        assertThat(result(gateway().charge(PAYMENT))).isEqualTo(new Declined("expired_card"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"code\": 7}",
                "{\"code\": \"Call Alice Miller!\"}",
                "{\"code\": null}"
            })
    void a_402_without_a_valid_code_declines_without_a_reason(String body) {
        answer = call -> respond(call, 402, body);

        assertThat(result(gateway().charge(PAYMENT))).isEqualTo(new Declined("declined"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 409, 429, 500, 503})
    void any_other_answer_leaves_the_outcome_open(int status) {
        answer = call -> respond(call, status, "");

        assertThatThrownBy(() -> result(gateway().charge(PAYMENT)))
                .isInstanceOf(GatewayUnavailable.class)
                .hasMessageContaining(Integer.toString(status));
    }

    @Test
    void a_402_refuses_a_refund_with_its_code() {
        answer = call -> respond(call, 402, "{\"code\": \"account_closed\"}");

        assertThat(result(gateway().refund(PAYMENT))).isEqualTo(new Refused("account_closed"));
    }

    @Test
    void a_provider_that_is_down_is_unavailable() {
        HttpPaymentGateway gateway = gateway();
        provider.stop(0);

        assertThatThrownBy(() -> result(gateway.charge(PAYMENT))).isInstanceOf(GatewayUnavailable.class);
    }

    @Test
    void a_silent_provider_is_unavailable_after_the_timeout() {
        answer = call -> awaitEnd();

        assertThatThrownBy(() -> result(gateway(Duration.ofMillis(200)).charge(PAYMENT)))
                .isInstanceOf(GatewayUnavailable.class);
    }

    @Test
    void an_answer_that_trickles_is_cut_off_after_the_timeout() {
        CountDownLatch cutOff = new CountDownLatch(1);
        answer = call -> writeUntilCutOff(call, new byte[] {' '}, cutOff);

        assertThatThrownBy(() -> result(gateway(Duration.ofMillis(500)).charge(PAYMENT)))
                .isInstanceOf(GatewayUnavailable.class);

        await().atMost(LIMIT).until(() -> cutOff.getCount() == 0);
    }

    @Test
    void an_endless_answer_is_cut_off_by_its_size() {
        CountDownLatch cutOff = new CountDownLatch(1);
        answer = call -> writeUntilCutOff(call, new byte[16 * 1024], cutOff);

        assertThatThrownBy(() -> result(gateway(LIMIT).charge(PAYMENT))).hasMessageContaining("too long");

        await().atMost(LIMIT).until(() -> cutOff.getCount() == 0);
    }

    private HttpPaymentGateway gateway() {
        return gateway(LIMIT);
    }

    private HttpPaymentGateway gateway(Duration timeout) {
        URI url = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/v1");
        return new HttpPaymentGateway(VERTX, url, Optional.of("secret"), timeout);
    }

    private static <T> T result(Uni<T> answer) {
        return answer.await().atMost(LIMIT.multipliedBy(2));
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeUntilCutOff(HttpExchange call, byte[] chunk, CountDownLatch cutOff) throws IOException {
        call.sendResponseHeaders(201, 0);
        try (OutputStream out = call.getResponseBody()) {
            while (!end.await(10, MILLISECONDS)) {
                out.write(chunk);
                out.flush();
            }
        } catch (IOException closed) {
            cutOff.countDown();
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
