package tidings.messaging.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tidings.contract.GetPayment;
import tidings.contract.GetPaymentReply;
import tidings.contract.Reply;
import tidings.contract.Topics;
import tidings.messaging.MessagingConfig;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.testing.MessageBuilder;

/** The guarantees of the requestor, in sequences of events that a real broker produces rarely. */
class RequestorTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
    private Uni<Void> acknowledgement = Uni.createFrom().nothing();
    private final Requestor requestor = new Requestor(
            record -> {
                sent.add(record);
                return acknowledgement;
            },
            new Settings(
                    "test-service",
                    Duration.ofDays(8),
                    Duration.ofDays(7),
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(40)));

    private final UUID order = UUID.randomUUID();
    private final OutgoingMessage query =
            OutgoingMessage.of(new GetPayment(order)).replyTo(Topics.PAYMENTS_REPLIES);

    @Test
    void a_reply_before_the_acknowledgement_of_its_query_is_received() {
        listen();
        UniAssertSubscriber<Reply> caller = ask();

        requestor.onReplies(records(reply(query.id())));

        caller.assertItem(GetPaymentReply.unknown(order));
    }

    @Test
    void no_query_is_sent_before_replies_can_be_received() {
        ask();
        assertThat(sent).isEmpty();

        listen();
        assertThat(sent).hasSize(1);
    }

    @Test
    void replies_to_others_and_other_records_are_ignored() {
        listen();
        UniAssertSubscriber<Reply> caller = ask();

        requestor.onReplies(records(reply("query-of-another-replica"), new ProducerRecord<>("any", new byte[0])));
        caller.assertNotTerminated();

        requestor.onReplies(records(reply(query.id()), reply(query.id())));
        caller.assertItem(GetPaymentReply.unknown(order));
    }

    @Test
    void a_malformed_reply_fails_its_query_at_once() {
        listen();
        UniAssertSubscriber<Reply> caller = ask();

        ProducerRecord<byte[], byte[]> reply = reply(query.id());
        requestor.onReplies(
                records(new ProducerRecord<>(reply.topic(), null, reply.key(), "{".getBytes(UTF_8), reply.headers())));

        caller.assertFailedWith(UnhandleableMessage.class);
    }

    @Test
    void a_query_that_cannot_be_sent_fails_with_the_reason() {
        listen();
        acknowledgement = Uni.createFrom().failure(new TimeoutException("away"));

        ask().assertFailedWith(TimeoutException.class, "away");
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private void listen() {
        requestor.onPartitionsAssigned(new MockConsumer<>("latest"), List.of());
    }

    private UniAssertSubscriber<Reply> ask() {
        CompletableFuture<UniAssertSubscriber<Reply>> asked = new CompletableFuture<>();
        VertxContext.createNewDuplicatedContext(VERTX.getOrCreateContext()).runOnContext(handled -> {
            MessageContext.startNew("flow", null).makeCurrent();
            asked.complete(requestor.ask(query).subscribe().withSubscriber(UniAssertSubscriber.create()));
        });
        return asked.join();
    }

    private ProducerRecord<byte[], byte[]> reply(String causation) {
        return MessageBuilder.of(GetPaymentReply.unknown(order))
                .header("ce_causationid", causation)
                .build();
    }

    @SafeVarargs
    private static ConsumerRecords<byte[], byte[]> records(ProducerRecord<byte[], byte[]>... all) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> each : all) {
            ConsumerRecord<byte[], byte[]> record =
                    new ConsumerRecord<>(each.topic(), 0, records.size(), each.key(), each.value());
            each.headers().forEach(record.headers()::add);
            records.add(record);
        }
        return new ConsumerRecords<>(Map.of(new TopicPartition("any", 0), records), Map.of());
    }

    private record Settings(
            String service,
            Duration inboxRetention,
            Duration topicRetention,
            Duration stalledAfter,
            Duration databaseTimeout)
            implements MessagingConfig {}
}
