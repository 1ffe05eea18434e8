package tidings.eventmanager.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.patterns.PatternFixture.published;
import static tidings.eventmanager.patterns.PatternFixture.requested;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** Absences wait for the watermark. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class WatermarkTest {

    private static final Duration WITHIN = Duration.ofSeconds(1);

    @Inject
    PatternFixture fixture;

    @Inject
    Watermarks watermarks;

    private final UUID order = UUID.randomUUID();
    private final Instant now = Instant.now();

    /** As a new partition that only another replica knows. */
    @Test
    void an_unread_partition_delays_absences() {
        fixture.sql("insert into pattern_progress values ('orders.events.v1', 999, now() - interval '1 minute')");
        try {
            KafkaProbe.send(List.of(requested(order, now)));
            await().until(() -> Instant.now().isAfter(now.plus(WITHIN).plusSeconds(4)));
            assertThat(published(order)).isEmpty();
        } finally {
            fixture.sql("delete from pattern_progress where partition = 999");
        }

        await().until(() -> published(order).size() == 1);
    }

    @Test
    void a_record_from_the_future_moves_no_watermark_beyond_now() {
        var requested = requested(order, now);

        KafkaProbe.send(List.of(new ProducerRecord<>(
                requested.topic(),
                null,
                now.plusSeconds(1800).toEpochMilli(),
                requested.key(),
                requested.value(),
                requested.headers())));

        await().until(() -> published(order).size() == 1);
        assertThat(fixture.count("pattern_progress where read_until > now() + interval '1 minute'"))
                .isZero();
    }

    @Test
    void a_topic_without_a_reader_delays_no_absence() {
        fixture.sql("insert into pattern_progress values ('left.events.v1', 0, now() - interval '1 hour')");

        await().until(() -> fixture.count("pattern_progress where topic = 'left.events.v1'") == 0);
    }

    @Test
    void a_partition_that_its_topic_no_longer_has_delays_no_absence() {
        var gone = new TopicPartition(Topics.ORDERS_EVENTS, 998);
        var record = new ConsumerRecord<>(gone.topic(), gone.partition(), 0, new byte[0], new byte[0]);

        watermarks.handled(new ConsumerRecords<>(Map.of(gone, List.of(record)), Map.of()));
        fixture.sql("insert into pattern_progress values ('orders.events.v1', 998, now() - interval '1 hour')");

        try {
            await().until(() -> fixture.count("pattern_progress where partition = 998") == 0);
        } finally {
            fixture.sql("delete from pattern_progress where partition = 998");
        }
    }

    @Test
    void events_without_further_use_are_purged() {
        fixture.sql(("insert into pattern_event (pattern, source, id, key, type, order_id, flow, happened_at,"
                        + " counts_until) values ('gone', '/test', '%1$s', 'key', 'type', gen_random_uuid(), 'flow',"
                        + " now() - interval '2 hours', now() - interval '1 hour')")
                .formatted(order));

        await().until(() -> fixture.count("pattern_event where id = '" + order + "'") == 0);
    }
}
