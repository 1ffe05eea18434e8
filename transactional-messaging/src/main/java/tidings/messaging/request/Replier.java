package tidings.messaging.request;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import tidings.contract.Query;
import tidings.contract.Reply;
import tidings.messaging.envelope.CloudEventCodec;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.inbox.DeadLetterPublisher;
import tidings.messaging.outbox.KafkaSender;

/**
 * Answers questions that somebody waits for.
 *
 * <p>They change nothing, so they need neither outbox nor inbox: whoever has no answer in time asks again. A question
 * that makes no sense is a dead letter.
 */
@ApplicationScoped
public class Replier {

    private static final Logger LOG = Logger.getLogger(Replier.class);

    private final KafkaSender kafka;
    private final DeadLetterPublisher deadLetters;
    private final URI source;

    public Replier(
            KafkaSender kafka,
            DeadLetterPublisher deadLetters,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.source = URI.create("/" + service);
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
            return CloudEventCodec.read(record)
                    .filter(Replier::somebodyWaits)
                    .map(question -> answer.apply(query(question))
                            .chain(reply -> kafka.send(record(reply, question)))
                            .onFailure()
                            .invoke(failure -> LOG.warnf("a question is left without an answer: %s", failure))
                            .onFailure()
                            .recoverWithNull())
                    .orElseGet(() -> Uni.createFrom().voidItem());
        } catch (UnhandleableMessage reason) {
            return deadLetters.add(record, reason);
        }
    }

    private ProducerRecord<byte[], byte[]> record(Reply reply, Envelope question) {
        return CloudEventCodec.toSend(
                new Envelope(
                        OutgoingMessage.of(reply).id(),
                        source,
                        Instant.now(),
                        question.correlationId(),
                        question.id(),
                        null,
                        null,
                        question.traceparent(),
                        reply),
                String.valueOf(question.replyTo()));
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
}
