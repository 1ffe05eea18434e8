package tidings.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.NOTIFICATION_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.notifiedOccasions;
import static tidings.system.RunningSystem.order;
import static tidings.system.RunningSystem.shop;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.HttpAnswer;
import tidings.embedded.client.ShopClient;

/** A sender does not need its receiver to be up. */
class ServiceAwayTest {

    private static final int ORDERS = 30;

    @AfterEach
    void restore_the_system() {
        RunningSystem.restore();
    }

    @Test
    void orders_are_accepted_at_full_speed_without_payment_service() {
        placeSome(0);
        long usual = median(placeSome(0));
        SYSTEM.kill(PAYMENT_SERVICE);

        List<HttpAnswer> answers = placeSome(0);
        HttpAnswer waiting = shop().place(order("pm_card_visa").withWait(2));

        assertThat(answers).allMatch(answer -> answer.status() == 202);
        assertThat(median(answers)).isLessThan(5 * usual + 20);
        assertThat(waiting.status()).isEqualTo(202);
        assertThat(waiting.text("status")).isEqualTo("PLACED");
        assertThat(waiting.header("Preference-Applied")).isEqualTo("wait=2");
        assertThat(waiting.time().toMillis()).isBetween(1_900L, 10_000L);

        SYSTEM.start(PAYMENT_SERVICE);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(shop().status(waiting.text("id"))).isEqualTo("CONFIRMED");
            assertThat(answers)
                    .allMatch(answer -> shop().status(answer.text("id")).equals("CONFIRMED"));
        });
    }

    @Test
    void a_payment_query_times_out_without_payment_service() {
        String order = shop().place(order("pm_card_visa").withWait(20)).text("id");
        SYSTEM.kill(PAYMENT_SERVICE);

        HttpAnswer answer = shop().payment(order, UUID.randomUUID().toString());

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.time().toMillis()).isLessThan(10_000);

        SYSTEM.start(PAYMENT_SERVICE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> shop().payment(order, UUID.randomUUID().toString()).status() == 200);
    }

    @Test
    void orders_are_settled_without_notification_service() {
        SYSTEM.kill(NOTIFICATION_SERVICE);

        List<HttpAnswer> answers = placeSome(20);

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text("status")).isEqualTo("CONFIRMED");
        });

        SYSTEM.start(NOTIFICATION_SERVICE);
        await().atMost(Duration.ofSeconds(30)).until(() -> answers.stream()
                .allMatch(answer -> notifiedOccasions(answer.text("id")).equals(List.of("ORDER_CONFIRMED"))));
    }

    /** Places orders one after the other, alternating between both flows. */
    private static List<HttpAnswer> placeSome(int waitSeconds) {
        ShopClient shop = shop();
        return IntStream.range(0, ORDERS)
                .mapToObj(n -> order(n % 2 == 0 ? "orchestrated" : "choreographed", "pm_card_visa"))
                .map(order -> shop.place(order.withWait(waitSeconds)))
                .toList();
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
