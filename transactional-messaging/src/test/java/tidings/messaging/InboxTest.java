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
    void a_message_that_arrives_again_is_handled_once() {
        ProducerRecord<byte[], byte[]> command = record(order);

        KafkaProbe.send(List.of(command, command));
        KafkaProbe.send(List.of(command, record(order, "the last")));

        await().until(() -> fixture.notes(order).contains("the last"));
        assertThat(fixture.notes(order)).hasSize(2);
        await().until(() -> KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).size() == 2);
    }

    @Test
    void a_batch_is_prepared_for_the_messages_that_were_not_handled_before() {
        ProducerRecord<byte[], byte[]> command = record(order, "first-of-" + order);

        KafkaProbe.send(List.of(command, command));
        KafkaProbe.send(List.of(command, record(order, "last-of-" + order)));

        await().until(() -> fixture.notes(order).contains("last-of-" + order));
        assertThat(notes.prepared(order)).containsExactly("first-of-" + order, "last-of-" + order);
    }

    @Test
    void what_is_sent_while_handling_carries_the_flow_and_its_cause() {
        KafkaProbe.send(List.of(record(order, "the-cause-of-" + order)));

        await().until(() -> KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).size() == 1);
        var event = KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).get(0);
        assertThat(header(event, "ce_correlationid")).isEqualTo("flow-" + order);
        assertThat(header(event, "ce_causationid")).isEqualTo("the-cause-of-" + order);
    }

    @Test
    void a_trace_that_nobody_keeps_here_goes_on_as_it_came() {
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        ProducerRecord<byte[], byte[]> command = record(order);
        command.headers().add("traceparent", traceparent.getBytes(UTF_8));

        KafkaProbe.send(List.of(command));

        await().until(() -> KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).size() == 1);
        var event = KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).get(0);
        assertThat(header(event, "traceparent")).isEqualTo(traceparent);
    }

    @Test
    void a_handler_that_fails_leaves_no_trace_and_is_tried_again() {
        AtomicInteger tries = new AtomicInteger();
        notes.obstacle(order, () -> {
            if (tries.incrementAndGet() <= 2) {
                return Uni.createFrom().failure(new IllegalStateException("not yet"));
            }
            return Uni.createFrom().voidItem();
        });

        KafkaProbe.send(List.of(record(order)));

        await().until(() -> fixture.notes(order).size() == 1);
        assertThat(tries).hasValue(3);
        assertThat(deadLetters(order)).isEmpty();
        await().until(() -> KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).size() == 1);
    }

    @Test
    void a_message_that_fails_for_ever_goes_to_the_dead_letters_and_harms_no_neighbour() {
        notes.obstacle(order, () -> Uni.createFrom().failure(new IllegalStateException("never")));
        List<UUID> neighbours = Stream.generate(UUID::randomUUID).limit(20).toList();
        List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>(
                neighbours.stream().map(MessagingFixture::record).toList());
        batch.add(10, record(order, "hopeless"));

        KafkaProbe.send(batch);

        await().until(() -> deadLetters(order).size() == 1);
        assertThat(reason(deadLetters(order).get(0))).isEqualTo("never");
        assertThat(header(deadLetters(order).get(0), "ce_id")).isEqualTo("hopeless");
        await().untilAsserted(() -> assertThat(neighbours)
                .allMatch(neighbour -> fixture.notes(neighbour).size() == 1));
        assertThat(fixture.notes(order)).isEmpty();
        assertThat(fixture.count("inbox where id = 'hopeless'")).isZero();
    }

    @Test
    void many_messages_share_few_transactions() {
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(400).toList();
        KafkaProbe.send(orders.stream().map(MessagingFixture::record).toList());

        String theirs = "from note where order_id in ('"
                + String.join("','", orders.stream().map(UUID::toString).toList()) + "')";
        await().until(() -> fixture.count("(select id " + theirs + ") as noted") == 400);
        long transactions = fixture.count("(select distinct xmin::text " + theirs + ") as transactions");
        assertThat(transactions).isLessThan(100);
    }

    @Test
    void what_a_handler_calls_unhandleable_goes_to_the_dead_letters_at_once() {
        AtomicInteger tries = new AtomicInteger();
        notes.obstacle(order, () -> {
            tries.incrementAndGet();
            return Uni.createFrom().failure(new UnhandleableMessage("no such thing"));
        });

        KafkaProbe.send(List.of(record(order)));

        await().until(() -> deadLetters(order).size() == 1);
        assertThat(reason(deadLetters(order).get(0))).isEqualTo("no such thing");
        assertThat(tries).hasValue(1);
    }
}
