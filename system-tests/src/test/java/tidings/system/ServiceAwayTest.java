package tidings.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.NOTIFICATION_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.order;
import static tidings.system.RunningSystem.shop;
import static tidings.system.RunningSystem.told;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.system.TestShop.Answer;

/** Who sends a message needs nobody to be there who receives it. */
class ServiceAwayTest {

    private static final int ORDERS = 30;

    @AfterEach
    void everything_is_well_again() {
        RunningSystem.heal();
    }

    @Test
    void without_payment_service_orders_are_taken_as_fast_as_ever_and_settled_when_it_is_back() {
        placeSome(0);
        long usual = median(placeSome(0));
        SYSTEM.stop(PAYMENT_SERVICE);

        List<Answer> meanwhile = placeSome(0);
        Answer patient = shop().place(order("pm_card_visa"), 2).join();

        assertThat(meanwhile).allMatch(answer -> answer.status() == 202);
        assertThat(median(meanwhile)).isLessThan(5 * usual + 20);
        assertThat(patient.status()).isEqualTo(202);
        assertThat(patient.text("status")).isEqualTo("PLACED");
        assertThat(patient.preferenceApplied()).isEqualTo("wait=2");
        assertThat(patient.millis()).isBetween(1_900L, 10_000L);

        SYSTEM.start(PAYMENT_SERVICE);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(shop().status(patient.text("id"))).isEqualTo("CONFIRMED");
            assertThat(meanwhile)
                    .allMatch(answer -> shop().status(answer.text("id")).equals("CONFIRMED"));
        });
    }

    @Test
    void without_payment_service_a_question_about_a_payment_ends_in_time() {
        String order = shop().place(order("pm_card_visa"), 20).join().text("id");
        SYSTEM.stop(PAYMENT_SERVICE);

        Answer answer = shop().payment(order).join();

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.millis()).isLessThan(10_000);

        SYSTEM.start(PAYMENT_SERVICE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> shop().payment(order).join().status() == 200);
    }

    @Test
    void without_notification_service_orders_are_settled_and_customers_told_when_it_is_back() {
        SYSTEM.stop(NOTIFICATION_SERVICE);

        List<Answer> meanwhile = placeSome(20);

        assertThat(meanwhile).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text("status")).isEqualTo("CONFIRMED");
        });

        SYSTEM.start(NOTIFICATION_SERVICE);
        await().atMost(Duration.ofSeconds(30)).until(() -> meanwhile.stream()
                .allMatch(answer -> told(answer.text("id")).equals(List.of("ORDER_CONFIRMED"))));
    }

    /** One after the other, in both flows by turns. */
    private static List<Answer> placeSome(int patience) {
        TestShop shop = shop();
        return IntStream.range(0, ORDERS)
                .mapToObj(n -> order(n % 2 == 0 ? "orchestrated" : "choreographed", "pm_card_visa"))
                .map(order -> (patience == 0 ? shop.place(order) : shop.place(order, patience)).join())
                .toList();
    }

    private static long median(List<Answer> answers) {
        return answers.stream()
                .mapToLong(Answer::millis)
                .sorted()
                .skip(answers.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
