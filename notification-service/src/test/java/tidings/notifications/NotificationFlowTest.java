package tidings.notifications;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.contract.Occasion.ORDER_CONFIRMED;
import static tidings.contract.Occasion.ORDER_REJECTED;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.notifications.NotificationFixture.TRACEPARENT;
import static tidings.notifications.NotificationFixture.command;
import static tidings.notifications.NotificationFixture.deadLetters;
import static tidings.notifications.NotificationFixture.events;
import static tidings.notifications.NotificationFixture.id;
import static tidings.notifications.NotificationFixture.notifications;
import static tidings.notifications.NotificationFixture.record;
import static tidings.notifications.NotificationFixture.statuses;
import static tidings.notifications.NotificationGatewayFaults.ANSWER_LOST;
import static tidings.notifications.NotificationGatewayFaults.REFUSED;
import static tidings.notifications.NotificationGatewayFaults.SILENT;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPayment;
import tidings.contract.CustomerNotified;
import tidings.contract.MessageJson;
import tidings.contract.MessageType;
import tidings.contract.MonetaryAmount;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class NotificationFlowTest {

    @Inject
    NotificationFixture fixture;

    @Inject
    NotificationGatewayFaults faults;

    private final UUID order = UUID.randomUUID();

    @Test
    void a_customer_is_notified_and_the_event_is_published() throws IOException {
        var command = command(order, ORDER_REJECTED);

        KafkaProbe.send(List.of(command));

        await().until(() -> statuses(order).equals(List.of("SENT")));
        var shown = notifications(order);
        assertThat(shown.getString("[0].text"))
                .isEqualTo("We could not take your order " + order + ": card declined. Nothing was charged.");
        assertThat(shown.getString("[0].channel")).isEqualTo("log");
        assertThat(shown.getString("[0].occasion")).isEqualTo("ORDER_REJECTED");
        assertThat(shown.getString("[0].correlationId")).isEqualTo("flow-" + order);
        assertThat(shown.getString("[0].createdAt")).isLessThan(shown.getString("[0].sentAt"));

        await().until(() -> events(order).size() == 1);
        var event = events(order).get(0);
        assertThat(header(event, "ce_type")).isEqualTo("tidings.customer.notified.v1");
        assertThat(header(event, "ce_correlationid")).isEqualTo("flow-" + order);
        assertThat(header(event, "ce_causationid")).isEqualTo(id(command));
        assertThat(header(event, "traceparent")).isEqualTo(TRACEPARENT);
        var type = MessageType.named("tidings.customer.notified.v1").orElseThrow();
        assertThat(MessageJson.read(type, event.value()))
                .isEqualTo(new CustomerNotified(
                        order, shown.getUUID("[0].customerId"), shown.getUUID("[0].id"), ORDER_REJECTED, "log"));
    }

    @Test
    void repeated_commands_notify_a_customer_once_per_occasion() {
        var command = command(order, ORDER_CONFIRMED);

        KafkaProbe.send(List.of(command, command, command(order, ORDER_CONFIRMED)));
        await().until(() -> events(order).size() == 1);
        KafkaProbe.send(List.of(command, command(order, ORDER_CONFIRMED), command(order, ORDER_REJECTED)));

        await().until(() -> statuses(order).equals(List.of("SENT", "SENT")));
        assertThat(notifications(order).<String>getList("occasion"))
                .containsExactly("ORDER_CONFIRMED", "ORDER_REJECTED");
        await().until(() -> events(order).size() == 2);
        assertThat(faults.attempts(order)).hasSize(2);
        assertThat(deadLetters(order)).isEmpty();
        assertThat(header(events(order).get(0), "ce_causationid")).isEqualTo(id(command));
    }

    @Test
    void a_failed_attempt_is_retried_and_delays_no_other_notification() {
        UUID neighbour = UUID.randomUUID();
        faults.plan(order, REFUSED, SILENT);

        KafkaProbe.send(List.of(command(order, ORDER_CONFIRMED), command(neighbour, ORDER_CONFIRMED)));

        await().until(() -> statuses(neighbour).equals(List.of("SENT")));
        await().until(() -> statuses(order).equals(List.of("PENDING")));
        await().until(() -> statuses(order).equals(List.of("SENT")));
        assertThat(faults.attempts(order)).hasSize(3);
        assertThat(faults.attempts(neighbour)).hasSize(1);
        await().until(() -> events(order).size() == 1);
    }

    @Test
    void a_lost_answer_is_retried_with_the_same_id_and_sent_once() {
        faults.plan(order, ANSWER_LOST);

        KafkaProbe.send(List.of(command(order, ORDER_CONFIRMED)));

        await().until(() -> statuses(order).equals(List.of("SENT")));
        UUID notification = notifications(order).getUUID("[0].id");
        assertThat(faults.attempts(order)).hasSize(2).allMatch(id -> id.value().equals(notification));
        assertThat(fixture.count("courier_log where notification_id = '" + notification + "'"))
                .isOne();
        await().until(() -> events(order).size() == 1);
    }

    @Test
    void a_notification_of_a_crashed_replica_is_sent_when_its_claim_ends() {
        fixture.sql(("insert into notification (id, order_id, customer_id, occasion, text, status, attempts, due_at,"
                        + " created_at, correlation_id, cause_id) values (gen_random_uuid(), '%1$s', gen_random_uuid(),"
                        + " 'ORDER_CONFIRMED', 'hello', 'PENDING', 0, now() + interval '2 seconds', now(), 'flow-%1$s',"
                        + " 'the-command')")
                .formatted(order));
        assertThat(statuses(order)).containsExactly("PENDING");

        await().until(() -> statuses(order).equals(List.of("SENT")));
        await().until(() -> events(order).size() == 1);
        assertThat(header(events(order).get(0), "ce_causationid")).isEqualTo("the-command");
        assertThat(header(events(order).get(0), "traceparent")).isNull();
    }

    @Test
    void many_notifications_are_recorded_in_batches_each_with_its_cause() {
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(250).toList();
        KafkaProbe.send(
                orders.stream().map(each -> command(each, ORDER_CONFIRMED)).toList());

        String sentRows = "from notification where status = 'SENT' and order_id in ('"
                + String.join("','", orders.stream().map(UUID::toString).toList()) + "')";
        await().until(() -> fixture.count("(select id " + sentRows + ") as sent") == 250);
        assertThat(fixture.count("(select distinct xmin::text " + sentRows + ") as transactions"))
                .isLessThan(50);
        await().until(() -> fixture.count("outbox") == 0);
        var sent = orders.stream().map(UUID::toString).collect(toSet());
        assertThat(KafkaProbe.read(Topics.NOTIFICATIONS_EVENTS))
                .filteredOn(event -> sent.contains(header(event, "ce_subject")))
                .hasSize(250)
                .allMatch(event -> ("flow-" + header(event, "ce_subject")).equals(header(event, "ce_correlationid")));
    }

    @Test
    void an_invalid_command_is_a_dead_letter() {
        UUID lost = UUID.randomUUID();
        KafkaProbe.send(List.of(
                command(order, ORDER_CONFIRMED, new MonetaryAmount(1, "???")),
                record(new CollectPayment(lost, UUID.randomUUID(), new MonetaryAmount(1, "EUR"), "pm_card_visa"))));

        await().until(() -> deadLetters(order).size() == 1);
        assertThat(header(deadLetters(order).get(0), "dead-letter-reason")).contains("ISO 4217");
        await().until(() -> deadLetters(lost).size() == 1);
        assertThat(header(deadLetters(lost).get(0), "dead-letter-reason")).contains("CollectPayment");
        assertThat(statuses(order)).isEmpty();
    }
}
