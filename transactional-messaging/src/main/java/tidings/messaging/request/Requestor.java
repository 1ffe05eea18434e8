package tidings.messaging.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tidings.contract.MessageType;
import tidings.contract.Reply;
import tidings.messaging.envelope.CloudEventCodec;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.outbox.KafkaSender;

/**
 * Asks questions that somebody waits for, and gives each its own answer.
 *
 * <p>Each replica reads all answers, from now on, and knows its own by what caused them. A question is remembered before
 * it is sent: its answer may be here before the broker has acknowledged it.
 */
@ApplicationScoped
@Default
@Identifier("replies")
public class Requestor implements KafkaConsumerRebalanceListener {

    private final KafkaSender kafka;
    private final URI source;
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    /** Who waits, by the id of the question. */
    private final Map<String, UniEmitter<? super Reply>> waiting = new ConcurrentHashMap<>();

    public Requestor(KafkaSender kafka, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kafka = kafka;
        this.source = URI.create("/" + service);
    }

    /**
     * The answer, on whichever thread it comes; the question is part of the current flow.
     *
     * <p>Nobody may ever answer, so who asks sets the limit. Fails with {@link UnhandleableMessage} where the answer makes
     * no sense.
     */
    public Uni<Reply> ask(OutgoingMessage question) {
        ProducerRecord<byte[], byte[]> record = record(question);
        return Uni.createFrom().completionStage(listening).chain(() -> Uni.createFrom()
                .emitter(asker -> {
                    waiting.put(question.id(), asker);
                    asker.onTermination(() -> waiting.remove(question.id()));
                    kafka.send(record).subscribe().with(sent -> {}, asker::fail);
                }));
    }

    /** Hands each reply to who waits for it here; the others are those of other replicas, or late. */
    public void onReplies(ConsumerRecords<byte[], byte[]> replies) {
        for (ConsumerRecord<byte[], byte[]> reply : replies) {
            Header question = reply.headers().lastHeader(CloudEventCodec.CAUSATION_HEADER);
            if (question != null && question.value() != null) {
                UniEmitter<? super Reply> asker = waiting.get(new String(question.value(), UTF_8));
                if (asker != null) {
                    answer(asker, reply);
                }
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        // What "from now on" means is decided here and not with the next poll, so that it is before anybody asks.
        partitions.forEach(consumer::position);
        listening.complete(null);
    }

    private static void answer(UniEmitter<? super Reply> asker, ConsumerRecord<byte[], byte[]> record) {
        try {
            asker.complete(CloudEventCodec.read(record)
                    .map(Envelope::message)
                    .filter(Reply.class::isInstance)
                    .map(Reply.class::cast)
                    .orElseThrow(() -> new UnhandleableMessage("not a reply")));
        } catch (UnhandleableMessage reason) {
            asker.fail(reason);
        }
    }

    private ProducerRecord<byte[], byte[]> record(OutgoingMessage question) {
        MessageContext cause = MessageContext.current();
        return CloudEventCodec.toSend(
                new Envelope(
                        question.id(),
                        source,
                        Instant.now(),
                        cause.correlationId(),
                        cause.messageId(),
                        question.expiry(),
                        question.replyTo(),
                        cause.traceparent(),
                        question.message()),
                MessageType.of(question.message()).topic());
    }
}
