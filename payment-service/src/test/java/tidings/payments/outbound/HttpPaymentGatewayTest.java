package tidings.payments.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
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

    private PaymentProvider provider;

    @BeforeEach
    void open() throws IOException {
        provider = new PaymentProvider();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_repeated_charge_has_the_same_key_and_content() {
        assertThat(result(gateway().charge(PAYMENT))).isEqualTo(new Charged());
        assertThat(result(gateway().charge(PAYMENT))).isEqualTo(new Charged());

        PaymentProvider.Request charge = new PaymentProvider.Request(
                "/v1/charges",
                "charge-" + PAYMENT.id().value(),
                "Bearer secret",
                new JsonObject()
                        .put("charge", PAYMENT.id().value().toString())
                        .put("order", PAYMENT.order().value().toString())
                        .put("amount", 3998)
                        .put("currency", "EUR")
                        .put("payment_method", "pm_card_visa"));
        assertThat(provider.requests()).containsExactly(charge, charge);
    }

    @Test
    void a_refund_names_its_charge_and_has_a_key_of_its_own() {
        assertThat(result(gateway().refund(PAYMENT))).isEqualTo(new Refunded());

        assertThat(provider.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v1/refunds");
            assertThat(request.key()).isEqualTo("refund-" + PAYMENT.id().value());
            assertThat(request.body().getString("charge"))
                    .isEqualTo(PAYMENT.id().value().toString());
        });
    }

    @Test
    void a_402_declines_with_its_code() {
        provider.answerWith(402, "{\"code\": \"expired_card\"}");

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
        provider.answerWith(402, body);

        assertThat(result(gateway().charge(PAYMENT))).isEqualTo(new Declined("declined"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 409, 429, 500, 503})
    void any_other_answer_leaves_the_outcome_open(int status) {
        provider.answerWith(status, "");

        assertThatThrownBy(() -> result(gateway().charge(PAYMENT)))
                .isInstanceOf(GatewayUnavailable.class)
                .hasMessageContaining(Integer.toString(status));
    }

    @Test
    void a_402_refuses_a_refund_with_its_code() {
        provider.answerWith(402, "{\"code\": \"account_closed\"}");

        assertThat(result(gateway().refund(PAYMENT))).isEqualTo(new Refused("account_closed"));
    }

    @Test
    void a_provider_that_is_down_is_unavailable() {
        HttpPaymentGateway gateway = gateway();
        provider.close();

        assertThatThrownBy(() -> result(gateway.charge(PAYMENT))).isInstanceOf(GatewayUnavailable.class);
    }

    @Test
    void a_silent_provider_is_unavailable_after_the_timeout() {
        provider.answerNothing();

        assertThatThrownBy(() -> result(gateway(Duration.ofMillis(200)).charge(PAYMENT)))
                .isInstanceOf(GatewayUnavailable.class);
    }

    @Test
    void an_answer_that_trickles_is_cut_off_after_the_timeout() {
        provider.answerEndlessly(1);

        assertThatThrownBy(() -> result(gateway(Duration.ofMillis(500)).charge(PAYMENT)))
                .isInstanceOf(GatewayUnavailable.class);

        await().atMost(LIMIT).until(provider::wasCutOff);
    }

    @Test
    void an_endless_answer_is_cut_off_by_its_size() {
        provider.answerEndlessly(16 * 1024);

        assertThatThrownBy(() -> result(gateway(LIMIT).charge(PAYMENT))).hasMessageContaining("too long");

        await().atMost(LIMIT).until(provider::wasCutOff);
    }

    private HttpPaymentGateway gateway() {
        return gateway(LIMIT);
    }

    private HttpPaymentGateway gateway(Duration timeout) {
        return new HttpPaymentGateway(VERTX, provider.url(), Optional.of("secret"), timeout);
    }

    private static <T> T result(Uni<T> answer) {
        return answer.await().atMost(LIMIT.multipliedBy(2));
    }
}
