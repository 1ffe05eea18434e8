package tidings.eventmanager.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.journal.TrackingFixture.confirmed;
import static tidings.eventmanager.journal.TrackingFixture.placed;
import static tidings.eventmanager.journal.TrackingFixture.sent;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.Flow;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** Records without a valid envelope, in the journal. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class MalformedMessagesTest {

    @Inject
    TrackingFixture fixture;

    private final UUID order = UUID.randomUUID();

    @Test
    void malformed_records_are_journaled_beside_valid_ones() {
        byte[] huge = new byte[100_000];
        byte[] key = order.toString().getBytes(UTF_8);
        var hostile = new ProducerRecord<>(Topics.ORDERS_EVENTS, key, huge);
        hostile.headers()
                .add("ce_id", "a\0b".getBytes(UTF_8))
                .add("ce_time", "+999999999-12-31T23:59:59Z".getBytes(UTF_8))
                .add("ce_correlationid", new byte[] {(byte) 0xff, 0})
                .add("ce_type", "x".repeat(5000).getBytes(UTF_8));

        KafkaProbe.send(List.of(
                hostile,
                new ProducerRecord<>(Topics.ORDERS_EVENTS, key, null),
                sent(placed(order, Flow.ORCHESTRATED), "order-service", null, Duration.ofDays(-9999), null),
                sent(confirmed(order), "order-service", null, Duration.ZERO, null)));

        String here = "topic = 'orders.events.v1' and order_id = '" + order + "'";
        await().until(() -> fixture.count(here) == 4);
        assertThat(fixture.count(here + " and source = '' and id like '%@%'")).isEqualTo(2);
        assertThat(fixture.count(here + " and length(payload) > 0"))
                .as("bodies are in the event log, once")
                .isZero();
        assertThat(fixture.count(here + " and sent_at < now() - interval '1 day'"))
                .isZero();
    }
}
