package tidings.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.messaging.MessagingFixture.AMOUNT;
import static tidings.messaging.MessagingFixture.inTransaction;
import static tidings.messaging.MessagingFixture.record;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.contract.OrderConfirmed;
import tidings.contract.Topics;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.outbox.Outbox;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** Messages wait for the end of an outage: none is lost, and none becomes a dead letter. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OutageTest {

    @Inject
    Outbox outbox;

    @Inject
    MessagingFixture fixture;

    @AfterEach
    void restart() {
        Infrastructure.startDatabaseIfAway();
        Infrastructure.startBrokerIfAway();
    }

    @Test
    void messages_wait_for_a_database_that_is_down_for_longer_than_its_retries() {
        int deadLetters = MessagingFixture.deadLetters().size();
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(50).toList();

        Infrastructure.stopDatabase();
        Duration downtime = Duration.ofSeconds(6);
        List<UUID> sent = new ArrayList<>();
        await().atMost(downtime.plusSeconds(10))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    orders.stream().skip(sent.size()).findFirst().ifPresent(order -> {
                        KafkaProbe.send(List.of(record(order)));
                        sent.add(order);
                    });
                    return sent.size() == orders.size();
                });
        Infrastructure.startDatabase();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(orders)
                .allMatch(order -> fixture.notes(order).size() == 1));
        assertThat(MessagingFixture.deadLetters()).hasSize(deadLetters);
    }

    @Test
    void messages_wait_for_a_broker_that_is_down() {
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(20).toList();

        Infrastructure.stopBroker();
        for (UUID order : orders) {
            inTransaction(() ->
                    outbox.add(List.of(OutgoingMessage.of(new OrderConfirmed(order, UUID.randomUUID(), AMOUNT)))));
        }
        assertThat(fixture.count("outbox")).isEqualTo(20);
        Infrastructure.startBroker();

        await().atMost(Duration.ofSeconds(40)).until(() -> fixture.count("outbox") == 0);
        assertThat(orders)
                .allMatch(order -> !KafkaProbe.read(Topics.ORDERS_EVENTS, order).isEmpty());
    }
}
