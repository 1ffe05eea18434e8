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

/** The hand-off of a new notification to the gateway. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class NotificationHandoffFlowTest {

    @Inject
    NotificationFixture fixture;

    @Inject
    NotificationGatewayFaults faults;

    private final UUID order = UUID.randomUUID();

    @Test
    void an_order_expired_and_then_cancelled_gets_two_notifications() {
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
    void a_notification_in_flight_is_not_due_for_other_replicas() {
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
    void a_notification_after_a_rollback_is_sent_once() {
        KafkaProbe.send(List.of(
                command(order, ORDER_CONFIRMED), command(order, ORDER_CANCELLED, new MonetaryAmount(1, "???"))));

        await().until(() -> deadLetters(order).size() == 1);
        await().until(() -> statuses(order).equals(List.of("SENT")));
        assertThat(faults.attempts(order)).hasSize(1);
    }
}
