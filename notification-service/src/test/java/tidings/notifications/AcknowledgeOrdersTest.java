package tidings.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.contract.Occasion.ORDER_CONFIRMED;
import static tidings.contract.Occasion.ORDER_REJECTED;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.notifications.NotificationFixture.TRACEPARENT;
import static tidings.notifications.NotificationFixture.command;
import static tidings.notifications.NotificationFixture.id;
import static tidings.notifications.NotificationFixture.statuses;
import static tidings.notifications.NotificationGatewayFaults.REFUSED;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.MessageJson;
import tidings.contract.MessageType;
import tidings.contract.MonetaryAmount;
import tidings.contract.OrderAcknowledged;
import tidings.contract.OrderConfirmed;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;
import tidings.notifications.acknowledgement.AcknowledgeOrders;

/** The acknowledgements of confirmed orders. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AcknowledgeOrdersTest {

    @Inject
    NotificationFixture fixture;

    @Inject
    NotificationGatewayFaults faults;

    @Inject
    AcknowledgeOrders acknowledgeOrders;

    private final UUID order = UUID.randomUUID();

    @Test
    void a_confirmation_before_the_notification_is_acknowledged_after_it() throws IOException {
        var confirmed = confirmed(order).replyTo(Topics.ORDERS_REPLIES).build();

        KafkaProbe.send(List.of(confirmed, command(order, ORDER_REJECTED)));
        await().until(() -> requested(order) == 1);
        await().until(() -> statuses(order).equals(List.of("SENT")));
        acknowledge();
        assertThat(acknowledgements(order)).isEmpty();
        KafkaProbe.send(List.of(command(order, ORDER_CONFIRMED)));

        await().until(() -> acknowledgements(order).size() == 1);
        var acknowledgement = acknowledgements(order).get(0);
        assertThat(header(acknowledgement, "ce_type")).isEqualTo("tidings.order.acknowledged.v1");
        assertThat(header(acknowledgement, "ce_source")).isEqualTo("/notification-service");
        assertThat(header(acknowledgement, "ce_correlationid")).isEqualTo("flow-" + order);
        assertThat(header(acknowledgement, "ce_causationid")).isEqualTo(id(confirmed));
        assertThat(header(acknowledgement, "traceparent")).isEqualTo(TRACEPARENT);
        var type = MessageType.named("tidings.order.acknowledged.v1").orElseThrow();
        assertThat(MessageJson.read(type, acknowledgement.value()))
                .isEqualTo(new OrderAcknowledged(order, "notification-service", "told by log"));
    }

    @Test
    void a_confirmation_after_the_notification_is_acknowledged_at_once() {
        KafkaProbe.send(List.of(command(order, ORDER_CONFIRMED)));
        await().until(() -> statuses(order).equals(List.of("SENT")));

        KafkaProbe.send(List.of(confirmed(order).replyTo(Topics.ORDERS_REPLIES).build()));

        await().until(() -> acknowledgements(order).size() == 1);
        assertThat(requested(order)).isZero();
    }

    @Test
    void a_confirmation_received_twice_is_acknowledged_once() {
        var confirmed = confirmed(order).replyTo(Topics.ORDERS_REPLIES).build();
        KafkaProbe.send(List.of(confirmed, confirmed, command(order, ORDER_CONFIRMED)));
        await().until(() -> acknowledgements(order).size() == 1);

        var another = confirmed(order).replyTo(Topics.ORDERS_REPLIES).build();
        KafkaProbe.send(List.of(confirmed, another));

        await().until(() -> acknowledgements(order).size() > 1);
        assertThat(acknowledgements(order).stream().map(each -> header(each, "ce_causationid")))
                .containsExactly(id(confirmed), id(another));
    }

    @Test
    void a_confirmation_without_a_reply_topic_is_ignored() {
        var withoutReplyTopic = confirmed(order).build();
        var confirmed = confirmed(order).replyTo(Topics.ORDERS_REPLIES).build();

        KafkaProbe.send(List.of(command(order, ORDER_CONFIRMED), withoutReplyTopic, confirmed));

        await().until(() -> acknowledgements(order).size() == 1);
        assertThat(header(acknowledgements(order).get(0), "ce_causationid")).isEqualTo(id(confirmed));
        assertThat(fixture.count("inbox where id = '" + id(withoutReplyTopic) + "'"))
                .isZero();
    }

    @Test
    void a_late_notification_leads_to_a_late_acknowledgement() {
        faults.plan(order, REFUSED, REFUSED);

        KafkaProbe.send(List.of(
                command(order, ORDER_CONFIRMED),
                confirmed(order).replyTo(Topics.ORDERS_REPLIES).build()));

        await().until(() -> requested(order) == 1);
        await().until(() -> acknowledgements(order).size() == 1);
        assertThat(faults.attempts(order)).hasSize(3);
    }

    @Test
    void concurrent_replicas_share_the_acknowledgements() throws Exception {
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(700).toList();
        String ids = "unnest('{"
                + String.join(",", orders.stream().map(UUID::toString).toList()) + "}'::uuid[]) as id";
        fixture.sql(
                "with sent as (insert into notification (id, order_id, customer_id, occasion, text, status, attempts,"
                        + " channel, created_at, sent_at, correlation_id) select gen_random_uuid(), id, id, 'ORDER_CONFIRMED',"
                        + " 'hello', 'SENT', 0, 'mail', now(), now(), 'flow' from " + ids + ")"
                        + " insert into acknowledgement select id, 'flow', 'the-confirmation', 'orders.replies.v1' from "
                        + ids);

        var replicas = Stream.generate(() -> CompletableFuture.runAsync(this::acknowledge))
                .limit(4)
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(replicas).get();

        await().until(() -> fixture.count("acknowledgement") + fixture.count("outbox") == 0);
        var expected = new HashSet<>(orders);
        assertThat(KafkaProbe.read(Topics.ORDERS_REPLIES).stream()
                        .map(each -> UUID.fromString(String.valueOf(header(each, "ce_subject"))))
                        .filter(expected::contains))
                .containsExactlyInAnyOrderElementsOf(orders);
    }

    private void acknowledge() {
        try {
            VertxContextSupport.subscribeAndAwait(acknowledgeOrders::acknowledge);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private long requested(UUID of) {
        return fixture.count("acknowledgement where order_id = '" + of + "'");
    }

    private static MessageBuilder confirmed(UUID order) {
        return MessageBuilder.of(new OrderConfirmed(order, UUID.randomUUID(), new MonetaryAmount(3998, "EUR")))
                .header("traceparent", TRACEPARENT);
    }

    private static List<ConsumerRecord<byte[], byte[]>> acknowledgements(UUID order) {
        return KafkaProbe.read(Topics.ORDERS_REPLIES, order);
    }
}
