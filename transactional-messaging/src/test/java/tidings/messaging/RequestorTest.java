package tidings.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Vertx;
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
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.request.Requestor;
import tidings.messaging.testing.MessageBuilder;

/** What an asker may rely on, in the orders of events that a broker brings about only now and then. */
class RequestorTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
    private Uni<Void> acknowledgement = Uni.createFrom().nothing();
    private final Requestor requestor = new Requestor(
            record -> {
                sent.add(record);
                return acknowledgement;
            },
            "test-service");

    private final UUID order = UUID.randomUUID();
    private final OutgoingMessage question =
            OutgoingMessage.of(new GetPayment(order)).replyTo(Topics.PAYMENTS_REPLIES);

    @Test
    void an_answer_that_comes_before_the_broker_has_acknowledged_the_question_is_not_missed() {
        listen();
        UniAssertSubscriber<Reply> asker = ask();

        requestor.onReplies(records(reply(question.id())));

        asker.assertItem(GetPaymentReply.unknown(order));
    }

    @Test
    void nothing_is_asked_before_answers_can_be_heard() {
        ask();
        assertThat(sent).isEmpty();

        listen();
        assertThat(sent).hasSize(1);
    }

    @Test
    void the_answers_of_others_and_what_is_no_answer_are_let_pass() {
        listen();
        UniAssertSubscriber<Reply> asker = ask();

        requestor.onReplies(records(reply("question-of-another-replica"), new ProducerRecord<>("any", new byte[0])));
        asker.assertNotTerminated();

        requestor.onReplies(records(reply(question.id()), reply(question.id())));
        asker.assertItem(GetPaymentReply.unknown(order));
    }

    @Test
    void an_answer_that_makes_no_sense_fails_its_question_at_once() {
        listen();
        UniAssertSubscriber<Reply> asker = ask();

        ProducerRecord<byte[], byte[]> reply = reply(question.id());
        requestor.onReplies(
                records(new ProducerRecord<>(reply.topic(), null, reply.key(), "{".getBytes(UTF_8), reply.headers())));

        asker.assertFailedWith(UnhandleableMessage.class);
    }

    @Test
    void a_question_that_cannot_be_sent_fails_with_its_reason() {
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
            asked.complete(requestor.ask(question).subscribe().withSubscriber(UniAssertSubscriber.create()));
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
}
