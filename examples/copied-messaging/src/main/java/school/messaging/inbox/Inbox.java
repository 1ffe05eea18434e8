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
 * Lets each message be handled once, however often it arrives.
 *
 * <p>A batch is one transaction: it remembers the identity of each message and does its work, or neither. Where that
 * fails, each message gets a transaction of its own, so that a bad one harms no neighbour. Database or broker away: the
 * batch waits, in order, for as long as it takes. A message that fails again and again goes to the dead letters, and one
 * that is {@linkplain UnhandleableMessage unhandleable} does at once. It is not remembered, so that it can be sent again
 * when the cause is mended.
 *
 * <p>A batch is acknowledged when all of this is done: whoever crashes before gets it again.
 */
@ApplicationScoped
public class Inbox {

    private static final int TRIES_AGAIN = 4;

    private final InboxTable handled;
    private final DeadLetterPublisher deadLetters;
    private final TransientRetry outages;
    private final ConsumerTracing spans;

    public Inbox(InboxTable handled, DeadLetterPublisher deadLetters, TransientRetry outages, ConsumerTracing spans) {
        this.handled = handled;
        this.deadLetters = deadLetters;
        this.outages = outages;
        this.spans = spans;
    }

    /**
     * Has {@code reaction} handle each message that was not handled before.
     *
     * <p>The reaction runs in a transaction, one message after the other, with the message as {@link school.messaging.envelope.MessageContext}. It may run
     * again after a failure; what it did before was rolled back.
     */
    public Uni<Void> handleOnce(ConsumerRecords<byte[], byte[]> records, Function<Envelope, Uni<Void>> reaction) {
        return handleOnce(records, any -> true, reaction);
    }

    /** The same for a topic on which only some messages concern this service: the others cost no place in the inbox. */
    public Uni<Void> handleOnce(
            ConsumerRecords<byte[], byte[]> records,
            Predicate<Envelope> concerns,
            Function<Envelope, Uni<Void>> reaction) {
        return handleOnce(records, concerns, fresh -> Uni.createFrom().voidItem(), reaction);
    }

    /**
     * The same with {@code preparation} for all messages of a transaction together, before the first of them is handled:
     * a place to load in one statement what each of them needs.
     */
    public Uni<Void> handleOnce(
            ConsumerRecords<byte[], byte[]> records,
            Predicate<Envelope> concerns,
            Function<List<Envelope>, Uni<Void>> preparation,
            Function<Envelope, Uni<Void>> reaction) {
        return handle(
                records,
                concerns,
                deadLetters::add,
                batch -> Panache.withTransaction(() -> handled.remember(batch)
                        .chain(fresh -> react(
                                batch.stream()
                                        .filter(message -> fresh.remove(message.identity()))
                                        .map(ReceivedMessage::envelope)
                                        .toList(),
                                preparation,
                                reaction))));
    }

    /**
     * Has {@code reaction} take the messages that concern it, a batch at a time and each as often as it arrives: for who
     * keeps what it takes under the message's identity, so that a repeat changes nothing, and reads a topic that others
     * of this service read too.
     *
     * <p>The reaction begins its own transaction. It may run again after a failure, then for fewer messages at a time.
     * What is malformed is left out, as a dead letter of those that have to handle it; on the topics that are {@code ours}
     * nobody else has to.
     */
    public Uni<Void> atLeastOnce(
            ConsumerRecords<byte[], byte[]> records,
            Set<String> ours,
            Predicate<Envelope> concerns,
            Function<List<Envelope>, Uni<Void>> reaction) {
        return handle(
                records,
                concerns,
                (record, reason) -> ours.contains(record.topic())
                        ? deadLetters.add(record, reason)
                        : Uni.createFrom().voidItem(),
                batch -> reaction.apply(
                        batch.stream().map(ReceivedMessage::envelope).toList()));
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
        Uni<Void> patiently = outages.run(batch.size(), context, () -> work.apply(batch));
        return batch.size() == 1
                ? insistently(patiently, batch.get(0))
                : patiently.onFailure().recoverWithUni(() -> oneByOne(batch, work, context));
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

    private Uni<Void> insistently(Uni<Void> patiently, ReceivedMessage message) {
        return patiently
                .onFailure(failure -> !(failure instanceof UnhandleableMessage))
                .retry()
                .withBackOff(TransientRetry.FIRST_WAIT, TransientRetry.LONGEST_WAIT)
                .atMost(TRIES_AGAIN)
                .onFailure()
                .recoverWithUni(failure -> deadLetters.add(message.record(), failure));
    }

    private Uni<Void> react(
            List<Envelope> messages,
            Function<List<Envelope>, Uni<Void>> preparation,
            Function<Envelope, Uni<Void>> reaction) {
        return messages.isEmpty()
                ? Uni.createFrom().voidItem()
                : preparation.apply(messages).chain(() -> inTurn(messages, reaction));
    }

    private Uni<Void> inTurn(List<Envelope> messages, Function<Envelope, Uni<Void>> reaction) {
        return Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUniAndConcatenate(message -> spans.around(message, reaction))
                .onItem()
                .ignoreAsUni();
    }
}
