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
import tidings.contract.MessageType;
import tidings.contract.Reply;
import tidings.messaging.MessagingConfig;
import tidings.messaging.envelope.CloudEventCodec;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.outbox.KafkaSender;

/**
 * Sends queries and returns the reply to each (request/reply over Kafka).
 *
 * <p>Each replica reads all replies that arrive from its start on, and matches its own by causation id. A query is registered
 * before it is sent, because its reply may arrive before the acknowledgement of the broker.
 */
@ApplicationScoped
@Default
@Identifier("replies")
public class Requestor implements KafkaConsumerRebalanceListener {

    private final KafkaSender kafka;
    private final URI source;
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    /** The waiting callers, by the id of the query. */
    private final Map<String, UniEmitter<? super Reply>> waiting = new ConcurrentHashMap<>();

    Requestor(KafkaSender kafka, MessagingConfig config) {
        this.kafka = kafka;
        this.source = URI.create("/" + config.service());
    }

    /**
     * Sends a query in the current flow and returns its reply, on any thread.
     *
     * <p>A reply may never come, so the caller sets the timeout. Fails with {@link UnhandleableMessage} if the reply is
     * malformed.
     */
    public Uni<Reply> ask(OutgoingMessage query) {
        ProducerRecord<byte[], byte[]> record = record(query);
        return Uni.createFrom().completionStage(listening).chain(() -> Uni.createFrom()
                .emitter(caller -> {
                    waiting.put(query.id(), caller);
                    caller.onTermination(() -> waiting.remove(query.id()));
                    kafka.send(record).subscribe().with(sent -> {}, caller::fail);
                }));
    }

    /** Completes the calls that wait for these replies. Late replies and those to other replicas are ignored. */
    public void onReplies(ConsumerRecords<byte[], byte[]> replies) {
        for (ConsumerRecord<byte[], byte[]> reply : replies) {
            Header query = reply.headers().lastHeader(CloudEventCodec.CAUSATION_HEADER);
            if (query != null && query.value() != null) {
                UniEmitter<? super Reply> caller = waiting.get(new String(query.value(), UTF_8));
                if (caller != null) {
                    answer(caller, reply);
                }
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        // Fixes the start position now instead of at the next poll, so that it precedes every query.
        partitions.forEach(consumer::position);
        listening.complete(null);
    }

    private static void answer(UniEmitter<? super Reply> caller, ConsumerRecord<byte[], byte[]> record) {
        try {
            caller.complete(CloudEventCodec.read(record)
                    .map(Envelope::message)
                    .filter(Reply.class::isInstance)
                    .map(Reply.class::cast)
                    .orElseThrow(() -> new UnhandleableMessage("not a reply")));
        } catch (UnhandleableMessage reason) {
            caller.fail(reason);
        }
    }

    private ProducerRecord<byte[], byte[]> record(OutgoingMessage query) {
        MessageContext context = MessageContext.current();
        return CloudEventCodec.writeBytes(
                new Envelope(
                        query.id(),
                        source,
                        Instant.now(),
                        context.correlationId(),
                        context.messageId(),
                        query.expiry(),
                        query.replyTo(),
                        context.traceparent(),
                        query.message()),
                MessageType.of(query.message()).topic());
    }
}
