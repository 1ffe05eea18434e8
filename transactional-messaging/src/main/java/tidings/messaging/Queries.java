package tidings.messaging;

import static io.smallrye.reactive.messaging.kafka.reply.KafkaRequestReply.DEFAULT_REPLY_CORRELATION_ID_HEADER;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.reply.KafkaRequestReply;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import tidings.contract.Query;
import tidings.contract.Reply;

/**
 * Questions that somebody waits for, and their answers, as {@link KafkaRequestReply} carries them.
 *
 * <p>They change nothing, so they need neither outbox nor inbox: whoever has no answer in time asks again. A question
 * that makes no sense is a dead letter.
 */
@ApplicationScoped
public class Queries {

    private static final Logger LOG = Logger.getLogger(Queries.class);

    private final KafkaSender kafka;
    private final DeadLetters deadLetters;
    private final URI source;

    Queries(
            KafkaSender kafka,
            DeadLetters deadLetters,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.source = URI.create("/" + service);
    }

    /** A question for {@link KafkaRequestReply#request(Message)}, part of the current flow. */
    public Message<byte[]> toRequest(Outgoing query) {
        Cause cause = Cause.current();
        ProducerRecord<String, byte[]> record = EnvelopeFormat.write(new Envelope(
                query.id(),
                source,
                Instant.now(),
                cause.correlationId(),
                cause.messageId(),
                query.expiry(),
                query.replyTo(),
                cause.traceparent(),
                query.message()));
        return Message.of(record.value())
                .addMetadata(OutgoingKafkaRecordMetadata.builder()
                        .withKey(record.key().getBytes(UTF_8))
                        .withHeaders(record.headers())
                        .build());
    }

    /** Fails with {@link UnhandleableMessage} where it is no reply. */
    public static Reply toReply(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .flatMap(Queries::envelope)
                .map(Envelope::message)
                .filter(Reply.class::isInstance)
                .map(Reply.class::cast)
                .orElseThrow(() -> new UnhandleableMessage("not a reply"));
    }

    /**
     * Has each question answered that somebody still waits for, all at once, on the topic that it names.
     *
     * <p>{@code answer} turns its failures into answers: a question that is left without one lets its asker wait in vain.
     */
    public Uni<Void> answer(ConsumerRecords<byte[], byte[]> records, Function<Query, Uni<? extends Reply>> answer) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUniAndMerge(record -> answer(record, answer))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> answer(ConsumerRecord<byte[], byte[]> record, Function<Query, Uni<? extends Reply>> answer) {
        try {
            return EnvelopeFormat.read(record)
                    .filter(Queries::somebodyWaits)
                    .map(question -> answer.apply(query(question))
                            .chain(reply -> kafka.send(record(reply, question, record)))
                            .onFailure()
                            .invoke(failure -> LOG.warnf("a question is left without an answer: %s", failure))
                            .onFailure()
                            .recoverWithNull())
                    .orElseGet(() -> Uni.createFrom().voidItem());
        } catch (UnhandleableMessage reason) {
            return deadLetters.add(record, reason);
        }
    }

    private ProducerRecord<byte[], byte[]> record(
            Reply reply, Envelope question, ConsumerRecord<byte[], byte[]> questionRecord) {
        ProducerRecord<String, byte[]> record = EnvelopeFormat.write(
                new Envelope(
                        Outgoing.of(reply).id(),
                        source,
                        Instant.now(),
                        question.correlationId(),
                        question.id(),
                        null,
                        null,
                        question.traceparent(),
                        reply),
                String.valueOf(question.replyTo()));
        Header asker = questionRecord.headers().lastHeader(DEFAULT_REPLY_CORRELATION_ID_HEADER);
        if (asker != null) {
            record.headers().add(asker);
        }
        return new ProducerRecord<>(
                record.topic(), null, record.key().getBytes(UTF_8), record.value(), record.headers());
    }

    private static Query query(Envelope question) {
        if (question.message() instanceof Query query && question.replyTo() != null) {
            return query;
        }
        throw new UnhandleableMessage("not a query, or nowhere to send the answer to");
    }

    private static boolean somebodyWaits(Envelope question) {
        return question.expiry() == null || question.expiry().isAfter(Instant.now());
    }

    @SuppressWarnings("unchecked")
    private static Optional<Envelope> envelope(IncomingKafkaRecordMetadata<?, ?> metadata) {
        return EnvelopeFormat.read((ConsumerRecord<byte[], byte[]>) metadata.getRecord());
    }
}
