package tidings.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.NOTIFICATION_SERVICE;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.notifiedOccasions;
import static tidings.system.RunningSystem.order;
import static tidings.system.RunningSystem.shop;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.HttpAnswer;

/** Orders do not need notification-service to be up, and their customers are told once it is. */
@Tag("heavy")
class NotificationServiceAwayTest {

    private static final int ORDERS = 30;

    @AfterEach
    void restore_the_system() {
        RunningSystem.restore();
    }

    @Test
    void orders_are_settled_and_customers_are_notified_later() {
        SYSTEM.kill(NOTIFICATION_SERVICE);

        List<HttpAnswer> answers = IntStream.range(0, ORDERS)
                .mapToObj(n -> order(n % 2 == 0 ? "orchestrated" : "choreographed", "pm_card_visa"))
                .map(order -> shop().place(order.withWait(20)))
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text("status")).isEqualTo("CONFIRMED");
        });

        SYSTEM.start(NOTIFICATION_SERVICE);
        await().atMost(Duration.ofSeconds(30)).until(() -> answers.stream()
                .allMatch(answer -> notifiedOccasions(answer.text("id")).equals(List.of("ORDER_CONFIRMED"))));
    }
}
