package school.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import school.contract.MessageKind;
import school.contract.MessageType;
import school.messaging.MessagingConfig;
import school.messaging.envelope.CloudEventCodec;
import school.messaging.envelope.Envelope;
import school.messaging.envelope.HeaderJson;
import school.messaging.envelope.MessageContext;
import school.messaging.envelope.OutgoingMessage;

/**
 * Sends messages if, and only if, the current transaction commits (transactional outbox).
 *
 * <p>Adding a message costs no round trip. All messages of a transaction become one insert just before its commit, and the
 * commit triggers the relay.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            insert into outbox (topic, key, headers, payload)
            select topic, key, headers, payload
            from unnest($1::text[], $2::text[], $3::text[], $4::text[])
                with ordinality as added (topic, key, headers, payload, n)
            order by n""";

    private final Relay relay;
    private final URI source;

    Outbox(Relay relay, MessagingConfig config) {
        this.relay = relay;
        this.source = URI.create("/" + config.service());
    }

    /**
     * Adds messages to the current transaction, in the order of their sending.
     *
     * <p>Their cause is the message of the current {@link MessageContext}. The cause of a command or a query is the last event
     * added before it in the same call, if there is one.
     */
    public Uni<Void> add(List<OutgoingMessage> messages) {
        return messages.isEmpty() ? Uni.createFrom().voidItem() : add(messages, MessageContext.current());
    }

    /** Adds messages with a stored context instead of the current one. */
    public Uni<Void> add(List<OutgoingMessage> messages, MessageContext context) {
        return CurrentTransaction.get()
                .invoke(transaction -> transaction
                        .local(Added.class, () -> insertBeforeCommit(transaction))
                        .records()
                        .addAll(toRecords(messages, context)))
                .replaceWithVoid();
    }

    private List<ProducerRecord<String, byte[]>> toRecords(List<OutgoingMessage> messages, MessageContext context) {
        Instant now = Instant.now();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(messages.size());
        @Nullable String lastEvent = context.messageId();
        for (OutgoingMessage outgoing : messages) {
            MessageType type = MessageType.of(outgoing.message());
            boolean causedByContext = type.kind() == MessageKind.EVENT || type.kind() == MessageKind.REPLY;
            Envelope envelope = new Envelope(
                    outgoing.id(),
                    source,
                    now,
                    context.correlationId(),
                    causedByContext ? context.messageId() : lastEvent,
                    outgoing.expiry(),
                    outgoing.replyTo(),
                    context.traceparent(),
                    outgoing.message());
            records.add(CloudEventCodec.write(envelope, topic(type, context)));
            if (type.kind() == MessageKind.EVENT) {
                lastEvent = outgoing.id();
            }
        }
        return records;
    }

    private static String topic(MessageType type, MessageContext context) {
        String replyTo = context.replyTo();
        return type.kind() == MessageKind.REPLY && replyTo != null ? replyTo : type.topic();
    }

    private Added insertBeforeCommit(CurrentTransaction transaction) {
        Added added = new Added(new ArrayList<>());
        transaction.beforeCommit(() -> transaction.update(
                INSERT,
                added.column(ProducerRecord::topic),
                added.column(ProducerRecord::key),
                added.column(record -> HeaderJson.write(record.headers())),
                added.column(record -> new String(record.value(), UTF_8))));
        transaction.afterCommit(relay::trigger);
        return added;
    }

    /** The records of a transaction so far. */
    private record Added(List<ProducerRecord<String, byte[]>> records) {

        String[] column(Function<ProducerRecord<String, byte[]>, String> value) {
            return records.stream().map(value).toArray(String[]::new);
        }
    }
}
