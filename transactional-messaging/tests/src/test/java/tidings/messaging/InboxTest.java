package tidings.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.messaging.MessagingFixture.deadLetters;
import static tidings.messaging.MessagingFixture.reason;
import static tidings.messaging.MessagingFixture.record;
import static tidings.messaging.testing.KafkaProbe.header;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class InboxTest {

    @Inject
    Notes notes;

    @Inject
    MessagingFixture fixture;

    private final UUID order = UUID.randomUUID();

    @Test
    void a_redelivered_message_is_handled_once() {
        ProducerRecord<byte[], byte[]> command = record(order);

        KafkaProbe.send(List.of(command, command));
        KafkaProbe.send(List.of(command, record(order, "the last")));

        await().until(() -> fixture.notes(order).contains("the last"));
        assertThat(fixture.notes(order)).hasSize(2);
        await().until(() -> KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).size() == 2);
    }

    @Test
    void a_batch_is_prepared_for_its_new_messages_only() {
        ProducerRecord<byte[], byte[]> command = record(order, "first-of-" + order);

        KafkaProbe.send(List.of(command, command));
        KafkaProbe.send(List.of(command, record(order, "last-of-" + order)));

        await().until(() -> fixture.notes(order).contains("last-of-" + order));
        assertThat(notes.prepared(order)).containsExactly("first-of-" + order, "last-of-" + order);
    }

    @Test
    void messages_sent_by_a_handler_carry_its_flow_and_cause() {
        KafkaProbe.send(List.of(record(order, "the-cause-of-" + order)));

        await().until(() -> KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).size() == 1);
        var event = KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).get(0);
        assertThat(header(event, "ce_correlationid")).isEqualTo("flow-" + order);
        assertThat(header(event, "ce_causationid")).isEqualTo("the-cause-of-" + order);
    }

    @Test
    void without_tracing_the_trace_context_is_passed_on_unchanged() {
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        ProducerRecord<byte[], byte[]> command = record(order);
        command.headers().add("traceparent", traceparent.getBytes(UTF_8));

        KafkaProbe.send(List.of(command));

        await().until(() -> KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).size() == 1);
        var event = KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).get(0);
        assertThat(header(event, "traceparent")).isEqualTo(traceparent);
    }

    @Test
    void a_failed_handler_is_rolled_back_and_retried() {
        AtomicInteger attempts = new AtomicInteger();
        notes.obstacle(order, () -> {
            if (attempts.incrementAndGet() <= 2) {
                return Uni.createFrom().failure(new IllegalStateException("not yet"));
            }
            return Uni.createFrom().voidItem();
        });

        KafkaProbe.send(List.of(record(order)));

        await().until(() -> fixture.notes(order).size() == 1);
        assertThat(attempts).hasValue(3);
        assertThat(deadLetters(order)).isEmpty();
        await().until(() -> KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).size() == 1);
    }

    @Test
    void a_message_that_always_fails_is_dead_lettered_and_its_neighbours_handled() {
        notes.obstacle(order, () -> Uni.createFrom().failure(new IllegalStateException("never")));
        List<UUID> neighbours = Stream.generate(UUID::randomUUID).limit(20).toList();
        List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>(
                neighbours.stream().map(MessagingFixture::record).toList());
        batch.add(10, record(order, "always-failing"));

        KafkaProbe.send(batch);

        await().until(() -> deadLetters(order).size() == 1);
        assertThat(reason(deadLetters(order).get(0))).isEqualTo("never");
        assertThat(header(deadLetters(order).get(0), "ce_id")).isEqualTo("always-failing");
        assertThat(header(deadLetters(order).get(0), "dead-letter-consumer-group"))
                .isEqualTo("payment-service");
        await().untilAsserted(() -> assertThat(neighbours)
                .allMatch(neighbour -> fixture.notes(neighbour).size() == 1));
        assertThat(fixture.notes(order)).isEmpty();
        assertThat(fixture.count("inbox where id = 'always-failing'")).isZero();
    }

    @Test
    void many_messages_share_few_transactions() {
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(400).toList();
        KafkaProbe.send(orders.stream().map(MessagingFixture::record).toList());

        String notesOfOrders = "from note where order_id in ('"
                + String.join("','", orders.stream().map(UUID::toString).toList()) + "')";
        await().until(() -> fixture.count("(select id " + notesOfOrders + ") as noted") == 400);
        long transactions = fixture.count("(select distinct xmin::text " + notesOfOrders + ") as transactions");
        assertThat(transactions).isLessThan(100);
    }

    @Test
    void an_unhandleable_message_is_dead_lettered_without_a_retry() {
        AtomicInteger attempts = new AtomicInteger();
        notes.obstacle(order, () -> {
            attempts.incrementAndGet();
            return Uni.createFrom().failure(new UnhandleableMessage("no such thing"));
        });

        KafkaProbe.send(List.of(record(order)));

        await().until(() -> deadLetters(order).size() == 1);
        assertThat(reason(deadLetters(order).get(0))).isEqualTo("no such thing");
        assertThat(attempts).hasValue(1);
    }
}
