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
import org.jboss.logging.Logger;
import tidings.contract.Query;
import tidings.contract.Reply;
import tidings.messaging.MessagingConfig;
import tidings.messaging.envelope.CloudEventCodec;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.inbox.DeadLetterPublisher;
import tidings.messaging.outbox.KafkaSender;

/**
 * Answers queries of requestors that wait for the reply.
 *
 * <p>A query changes nothing, so it needs neither outbox nor inbox: a requestor without a reply in time asks again. A
 * malformed query becomes a dead letter.
 */
@ApplicationScoped
public class Replier {

    private static final Logger LOG = Logger.getLogger(Replier.class);

    private final KafkaSender kafka;
    private final DeadLetterPublisher deadLetters;
    private final URI source;

    Replier(KafkaSender kafka, DeadLetterPublisher deadLetters, MessagingConfig config) {
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.source = URI.create("/" + config.service());
    }

    /**
     * Answers the queries that have not expired, concurrently, each on its reply topic.
     *
     * <p>{@code answer} has to turn its failures into replies. Otherwise the requestor waits until its timeout.
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
                    .filter(query -> !isExpired(query))
                    .map(request -> answer.apply(query(request))
                            .chain(reply -> kafka.send(record(reply, request)))
                            .onFailure()
                            .invoke(failure -> LOG.warnf("a query gets no reply: %s", failure))
                            .onFailure()
                            .recoverWithNull())
                    .orElseGet(() -> Uni.createFrom().voidItem());
        } catch (UnhandleableMessage reason) {
            return deadLetters.publish(record, reason);
        }
    }

    private ProducerRecord<byte[], byte[]> record(Reply reply, Envelope request) {
        return CloudEventCodec.writeBytes(
                new Envelope(
                        OutgoingMessage.of(reply).id(),
                        source,
                        Instant.now(),
                        request.correlationId(),
                        request.id(),
                        null,
                        null,
                        request.traceparent(),
                        reply),
                String.valueOf(request.replyTo()));
    }

    private static Query query(Envelope request) {
        if (request.message() instanceof Query query && request.replyTo() != null) {
            return query;
        }
        throw new UnhandleableMessage("not a query, or without a reply topic");
    }

    private static boolean isExpired(Envelope query) {
        return query.expiry() != null && !query.expiry().isAfter(Instant.now());
    }
}
