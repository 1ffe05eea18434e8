package school.messaging.inbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import school.messaging.envelope.CloudEventCodec;
import school.messaging.envelope.Envelope;
import school.messaging.envelope.ReceivedMessage;
import school.messaging.envelope.UnhandleableMessage;
import school.messaging.work.TransientRetry;

/**
 * Handles each message once, however often Kafka delivers it (idempotent consumer).
 *
 * <p>A batch is one transaction: it records the identity of each message and does its work, or neither. If the batch fails,
 * each message gets a transaction of its own, so a bad message does not affect its neighbours. While the database or the
 * broker is unavailable, the batch waits, in order, without limit.
 *
 * <p>A message that still fails after four retries becomes a dead letter, an {@linkplain UnhandleableMessage unhandleable}
 * one at once. Its identity is not recorded, so it can be redriven when the cause is fixed.
 *
 * <p>A batch is acknowledged after all this: after a crash before, Kafka redelivers it.
 */
@ApplicationScoped
public class Inbox {

    private static final int MAX_RETRIES = 4;

    private final InboxTable table;
    private final DeadLetterPublisher deadLetters;
    private final TransientRetry retry;
    private final ConsumerTracing tracing;

    Inbox(InboxTable table, DeadLetterPublisher deadLetters, TransientRetry retry, ConsumerTracing tracing) {
        this.table = table;
        this.deadLetters = deadLetters;
        this.retry = retry;
        this.tracing = tracing;
    }

    /**
     * Runs {@code reaction} for each message that was not handled before.
     *
     * <p>The reaction runs in a transaction, one message after the other, with the message as
     * {@link school.messaging.envelope.MessageContext}. After a failure it may run again; its earlier work was rolled back.
     */
    public Uni<Void> handleOnce(ConsumerRecords<byte[], byte[]> records, Function<Envelope, Uni<Void>> reaction) {
        return handleOnce(records, any -> true, reaction);
    }

    /** Does the same for a topic on which only some messages concern this service. The others need no row in the inbox. */
    public Uni<Void> handleOnce(
            ConsumerRecords<byte[], byte[]> records,
            Predicate<Envelope> concerns,
            Function<Envelope, Uni<Void>> reaction) {
        return handleOnce(records, concerns, fresh -> Uni.createFrom().voidItem(), reaction);
    }

    /**
     * Does the same with a {@code preparation} before the first message of a transaction, for all its messages together.
     *
     * <p>It can load the data of all messages in one statement.
     */
    public Uni<Void> handleOnce(
            ConsumerRecords<byte[], byte[]> records,
            Predicate<Envelope> concerns,
            Function<List<Envelope>, Uni<Void>> preparation,
            Function<Envelope, Uni<Void>> reaction) {
        return handle(
                records,
                concerns,
                deadLetters::publish,
                batch -> Panache.withTransaction(() -> table.record(batch)
                        .chain(fresh -> react(
                                batch.stream()
                                        .filter(message -> fresh.remove(message.identity()))
                                        .map(ReceivedMessage::envelope)
                                        .toList(),
                                preparation,
                                reaction))));
    }

    /**
     * Runs {@code reaction} for batches of the messages that concern it, as often as they arrive: without deduplication.
     *
     * <p>It suits a reaction that stores each message under its identity, on a topic with several consumers in this service.
     * The reaction begins its own transaction. After a failure it may run again, with fewer messages.
     *
     * @param ownTopics the topics with no other consumer in this service: their malformed records become dead letters. Those
     *     of other topics are skipped, because the other consumer publishes them
     */
    public Uni<Void> atLeastOnce(
            ConsumerRecords<byte[], byte[]> records,
            Set<String> ownTopics,
            Predicate<Envelope> concerns,
            Function<List<ReceivedMessage>, Uni<Void>> reaction) {
        return handle(
                records,
                concerns,
                (record, reason) -> ownTopics.contains(record.topic())
                        ? deadLetters.publish(record, reason)
                        : Uni.createFrom().voidItem(),
                reaction);
    }

    private Uni<Void> handle(
            ConsumerRecords<byte[], byte[]> records,
            Predicate<Envelope> concerns,
            BiFunction<ConsumerRecord<byte[], byte[]>, UnhandleableMessage, Uni<Void>> ifMalformed,
            Function<List<ReceivedMessage>, Uni<Void>> work) {
        List<ReceivedMessage> batch = new ArrayList<>(records.count());
        List<Uni<Void>> malformed = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            try {
                CloudEventCodec.read(each)
                        .filter(concerns)
                        .ifPresent(envelope -> batch.add(new ReceivedMessage(each, envelope)));
            } catch (UnhandleableMessage reason) {
                malformed.add(ifMalformed.apply(each, reason));
            }
        }
        return handle(batch, work, MutinyHelper.executor(Vertx.currentContext()))
                .chain(() -> malformed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Uni.join().all(malformed).andFailFast().replaceWithVoid());
    }

    private Uni<Void> handle(
            List<ReceivedMessage> batch, Function<List<ReceivedMessage>, Uni<Void>> work, Executor context) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> attempt = retry.run(batch.size(), context, () -> work.apply(batch));
        return batch.size() == 1
                ? retryThenDeadLetter(attempt, batch.get(0), context)
                : attempt.onFailure().recoverWithUni(() -> oneByOne(batch, work, context));
    }

    private Uni<Void> oneByOne(
            List<ReceivedMessage> batch, Function<List<ReceivedMessage>, Uni<Void>> work, Executor context) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(one -> handle(List.of(one), work, context))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> retryThenDeadLetter(Uni<Void> attempt, ReceivedMessage message, Executor context) {
        return attempt.onFailure(failure -> !(failure instanceof UnhandleableMessage))
                .retry()
                .withBackOff(TransientRetry.MIN_DELAY, TransientRetry.MAX_DELAY)
                .atMost(MAX_RETRIES)
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom()
                        .deferred(() -> deadLetters.publish(message.record(), failure))
                        .runSubscriptionOn(context));
    }

    private Uni<Void> react(
            List<Envelope> messages,
            Function<List<Envelope>, Uni<Void>> preparation,
            Function<Envelope, Uni<Void>> reaction) {
        return messages.isEmpty()
                ? Uni.createFrom().voidItem()
                : preparation.apply(messages).chain(() -> reactInOrder(messages, reaction));
    }

    private Uni<Void> reactInOrder(List<Envelope> messages, Function<Envelope, Uni<Void>> reaction) {
        return Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUniAndConcatenate(message -> tracing.around(message, reaction))
                .onItem()
                .ignoreAsUni();
    }
}
