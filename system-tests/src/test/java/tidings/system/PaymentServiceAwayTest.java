package tidings.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.PAYMENT_SERVICE;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.order;
import static tidings.system.RunningSystem.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.EventManagerClient;
import tidings.embedded.client.HttpAnswer;

/** Clients of order-service do not need payment-service to be up, and their orders are settled once it is. */
@Tag("heavy")
class PaymentServiceAwayTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ORDERS = 30;

    private static final List<String> placed = new ArrayList<>();
    private static long usual;
    private static String paid;

    @BeforeAll
    static void kill_payment_service() {
        placeSome();
        usual = median(placeSome());
        paid = shop().place(order("pm_card_visa").withWait(20)).text("id");
        SYSTEM.kill(PAYMENT_SERVICE);
    }

    @AfterAll
    static void all_orders_are_settled_after_its_start() {
        SYSTEM.start(PAYMENT_SERVICE);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(placed).isNotEmpty().allMatch(order -> shop().status(order)
                        .equals("CONFIRMED")));
        await().atMost(LIMIT).until(() -> queryPayment().status() == 200);
        RunningSystem.restore();
    }

    @Test
    void orders_are_accepted_at_full_speed() {
        List<HttpAnswer> answers = placeSome();

        assertThat(answers).allMatch(answer -> answer.status() == 202);
        assertThat(median(answers)).isLessThan(5 * usual + 20);
    }

    @Test
    void a_client_that_waits_learns_that_its_order_is_placed() {
        HttpAnswer waiting = shop().place(order("pm_card_visa").withWait(2));
        placed.add(waiting.text("id"));

        assertThat(waiting.status()).isEqualTo(202);
        assertThat(waiting.text("status")).isEqualTo("PLACED");
        assertThat(waiting.header("Preference-Applied")).isEqualTo("wait=2");
        assertThat(waiting.time().toMillis()).isBetween(1_900L, 10_000L);
    }

    @Test
    void a_payment_query_times_out() {
        HttpAnswer answer = queryPayment();

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.time().toMillis()).isLessThan(10_000);
    }

    @Test
    void a_diagnosis_names_the_missing_service() {
        EventManagerClient eventManager = EventManagerClient.of(SYSTEM);
        String order = shop().place(order("pm_card_visa")).text("id");
        placed.add(order);
        String flow = shop().order(order).path("correlationId").asText();

        await().atMost(LIMIT)
                .until(() -> eventManager.hasFlow(flow)
                        && eventManager.diagnosis(flow).path("status").asText().equals("STUCK"));

        JsonNode missing = eventManager.diagnosis(flow).path("missing").path(0);
        assertThat(missing.path("sender").asText()).isEqualTo("payment-service");
        assertThat(missing.path("oneOf").path(0).asText()).isEqualTo("CollectPaymentReply");
    }

    private static HttpAnswer queryPayment() {
        return shop().payment(paid, UUID.randomUUID().toString());
    }

    /** Places orders one after the other, alternating between both flows. */
    private static List<HttpAnswer> placeSome() {
        List<HttpAnswer> answers = IntStream.range(0, ORDERS)
                .mapToObj(n -> order(n % 2 == 0 ? "orchestrated" : "choreographed", "pm_card_visa"))
                .map(order -> shop().place(order))
                .toList();
        answers.forEach(answer -> placed.add(answer.text("id")));
        return answers;
    }

    private static long median(List<HttpAnswer> answers) {
        return answers.stream()
                .mapToLong(answer -> answer.time().toMillis())
                .sorted()
                .skip(answers.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
