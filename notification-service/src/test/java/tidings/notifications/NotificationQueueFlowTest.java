package tidings.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.contract.Occasion.ORDER_CANCELLED;
import static tidings.contract.Occasion.ORDER_CONFIRMED;
import static tidings.contract.Occasion.ORDER_EXPIRED;
import static tidings.notifications.NotificationFixture.command;
import static tidings.notifications.NotificationFixture.deadLetters;
import static tidings.notifications.NotificationFixture.events;
import static tidings.notifications.NotificationFixture.notifications;
import static tidings.notifications.NotificationFixture.statuses;
import static tidings.notifications.NotificationGatewayFaults.SILENT;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.contract.MonetaryAmount;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** How a new notification reaches the courier. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class NotificationQueueFlowTest {

    @Inject
    NotificationFixture fixture;

    @Inject
    NotificationGatewayFaults faults;

    private final UUID order = UUID.randomUUID();

    @Test
    void an_expired_and_then_cancelled_order_is_told_as_what_it_is() {
        KafkaProbe.send(List.of(command(order, ORDER_EXPIRED), command(order, ORDER_CANCELLED)));

        await().until(() -> statuses(order).equals(List.of("SENT", "SENT")));
        assertThat(notifications(order).<String>getList("occasion"))
                .containsExactlyInAnyOrder("ORDER_EXPIRED", "ORDER_CANCELLED");
        await().until(() -> events(order).size() == 2);
        assertThat(events(order).stream().map(each -> new String(each.value(), UTF_8)))
                .anyMatch(each -> each.contains("ORDER_EXPIRED"))
                .anyMatch(each -> each.contains("ORDER_CANCELLED"));
    }

    @Test
    void while_it_is_in_one_replicas_hands_the_others_leave_it_alone() {
        faults.plan(order, SILENT);

        KafkaProbe.send(List.of(command(order, ORDER_CONFIRMED)));

        await().until(() -> faults.attempts(order).size() == 1);
        assertThat(fixture.count(
                        "notification where due_at > now() + interval '20 seconds' and attempts = 0 and order_id = '"
                                + order + "'"))
                .isOne();
        await().until(() -> statuses(order).equals(List.of("SENT")));
        assertThat(faults.attempts(order)).hasSize(2);
    }

    @Test
    void what_was_rolled_back_is_brought_once() {
        KafkaProbe.send(List.of(
                command(order, ORDER_CONFIRMED), command(order, ORDER_CANCELLED, new MonetaryAmount(1, "???"))));

        await().until(() -> deadLetters(order).size() == 1);
        await().until(() -> statuses(order).equals(List.of("SENT")));
        assertThat(faults.attempts(order)).hasSize(1);
    }
}
