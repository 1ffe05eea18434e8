package tidings.eventmanager.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.patterns.PatternFixture.cancelled;
import static tidings.eventmanager.patterns.PatternFixture.confirmed;
import static tidings.eventmanager.patterns.PatternFixture.id;
import static tidings.eventmanager.patterns.PatternFixture.published;
import static tidings.eventmanager.patterns.PatternFixture.publishedOf;
import static tidings.eventmanager.patterns.PatternFixture.records;
import static tidings.eventmanager.patterns.PatternFixture.rejected;
import static tidings.eventmanager.patterns.PatternFixture.requested;
import static tidings.messaging.testing.KafkaProbe.header;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.EventReference;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PatternFlowTest {

    private static final Duration WITHIN = Duration.ofSeconds(1);

    @Inject
    PatternFixture fixture;

    private final UUID order = UUID.randomUUID();
    private final UUID customer = UUID.randomUUID();
    private final Instant now = Instant.now();

    @Test
    void three_rejections_in_five_minutes_are_published_with_their_ids() {
        var first = rejected(UUID.randomUUID(), customer, now.minusSeconds(200));
        var second = rejected(UUID.randomUUID(), customer, now.minusSeconds(100));
        var third = rejected(order, customer, now);

        KafkaProbe.send(List.of(second, first));
        KafkaProbe.send(List.of(third));

        await().until(() -> published(order).size() == 1);
        var pattern = published(order).get(0);
        assertThat(pattern.pattern()).isEqualTo("repeated-rejections");
        assertThat(pattern.groupKey()).isEqualTo(customer.toString());
        assertThat(pattern.events()).containsExactly(reference(first), reference(second), reference(third));
        var record = records(order).get(0);
        assertThat(header(record, "ce_source")).isEqualTo("/notification-service");
        assertThat(header(record, "ce_causationid")).isEqualTo(id(third));
        assertThat(header(record, "ce_correlationid")).isEqualTo("flow-" + order);
    }

    @Test
    void the_latest_event_time_completes_a_match() {
        var last = rejected(order, customer, now);

        KafkaProbe.send(List.of(last));
        await().until(() -> seen(last) == 1);
        KafkaProbe.send(List.of(
                rejected(UUID.randomUUID(), customer, now.minusSeconds(10)),
                rejected(UUID.randomUUID(), customer, now.minusSeconds(20))));

        await().until(() -> published(order).size() == 1);
    }

    @Test
    void a_duplicate_does_not_count_and_does_not_match_again() {
        var first = rejected(order, customer, now.minusSeconds(20));
        var second = rejected(order, customer, now.minusSeconds(10));
        var third = rejected(order, customer, now);

        KafkaProbe.send(List.of(first, first, second));
        KafkaProbe.send(List.of(first, second, second));
        settle();
        assertThat(publishedOf(customer.toString())).isEmpty();
        KafkaProbe.send(List.of(third));
        await().until(() -> publishedOf(customer.toString()).size() == 1);
        KafkaProbe.send(List.of(third, first, second, third));
        settle();

        assertThat(publishedOf(customer.toString())).hasSize(1);
    }

    @Test
    void a_late_event_does_not_match_again() {
        KafkaProbe.send(Stream.of(30, 20, 10)
                .map(ago -> rejected(order, customer, now.minusSeconds(ago)))
                .toList());
        await().until(() -> publishedOf(customer.toString()).size() == 1);

        var late = rejected(order, customer, now.minusSeconds(15));
        KafkaProbe.send(List.of(late, rejected(order, customer, now.minusSeconds(5))));
        await().until(() -> seen(late) == 1);
        settle();

        assertThat(publishedOf(customer.toString())).hasSize(1);
    }

    @Test
    void an_event_beyond_the_allowed_lateness_does_not_count() {
        settle();
        var late = rejected(order, customer, now.minus(Duration.ofHours(2)));

        KafkaProbe.send(List.of(
                late,
                rejected(order, customer, now.minus(Duration.ofHours(2))),
                rejected(order, customer, now.minus(Duration.ofHours(2)))));
        settle();

        assertThat(seen(late)).isZero();
        assertThat(publishedOf(customer.toString())).isEmpty();
    }

    @Test
    void a_cancellation_after_a_confirmation_is_published_once() {
        var confirmed = confirmed(order, now.minusSeconds(60));
        var cancelled = cancelled(order, now);

        KafkaProbe.send(List.of(confirmed, cancelled, confirmed, cancelled));

        await().until(() -> published(order).size() == 1);
        assertThat(published(order).get(0).pattern()).isEqualTo("confirmed-then-cancelled");
        assertThat(published(order).get(0).events()).containsExactly(reference(confirmed), reference(cancelled));
        KafkaProbe.send(List.of(cancelled));
        settle();
        assertThat(published(order)).hasSize(1);
    }

    @Test
    void a_missing_cancellation_is_published_once() {
        UUID soon = UUID.randomUUID();
        var requested = requested(order, now);

        KafkaProbe.send(List.of(requested, requested, requested(soon, now), cancelled(soon, now.plusMillis(500))));

        await().until(() -> published(order).size() == 1);
        assertThat(Instant.now()).isAfter(now.plus(WITHIN));
        assertThat(published(order).get(0).pattern()).isEqualTo("slow-cancellation");
        assertThat(published(order).get(0).events()).containsExactly(reference(requested));
        KafkaProbe.send(List.of(requested, cancelled(order, now.plusSeconds(1))));
        settle();
        assertThat(published(order)).hasSize(1);
        assertThat(published(soon)).isEmpty();
    }

    @Test
    void events_before_a_restart_still_count() {
        for (String id : List.of("one", "two")) {
            fixture.sql(("insert into pattern_event (pattern, source, id, key, type, order_id, flow, happened_at,"
                            + " counts_until) values ('repeated-rejections', '/order-service', '%s-%s', '%s',"
                            + " 'tidings.order.rejected.v1', gen_random_uuid(), 'flow', now() - interval '1 minute',"
                            + " now() + interval '4 minutes')")
                    .formatted(id, customer, customer));
        }

        KafkaProbe.send(List.of(rejected(order, customer, now)));

        await().until(() -> published(order).size() == 1);
        assertThat(published(order).get(0).events()).hasSize(3);
    }

    private long seen(ProducerRecord<byte[], byte[]> record) {
        return fixture.count("pattern_event where pattern = 'repeated-rejections' and id = '" + id(record) + "'");
    }

    /** Returns when all earlier events have been handled, on every partition. */
    private void settle() {
        Instant since = Instant.now();
        await().until(() -> fixture.count("pattern_progress where read_until <= '" + since + "'") == 0
                && fixture.count("pattern_progress") >= 12);
        await().until(() -> fixture.count("outbox") == 0);
    }

    private static EventReference reference(ProducerRecord<byte[], byte[]> record) {
        return new EventReference(
                "/order-service",
                id(record),
                new String(record.headers().lastHeader("ce_type").value(), java.nio.charset.StandardCharsets.UTF_8));
    }
}
