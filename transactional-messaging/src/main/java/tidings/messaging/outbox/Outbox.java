package tidings.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import tidings.contract.MessageKind;
import tidings.contract.MessageType;
import tidings.messaging.envelope.CloudEventCodec;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.HeaderJson;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;

/**
 * Messages that leave with the transaction: they are sent if, and only if, it commits.
 *
 * <p>Adding costs no round trip. What a transaction has added becomes one insert just before its commit, and the relay
 * is kicked just after it.
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

    public Outbox(Relay relay, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.relay = relay;
        this.source = URI.create("/" + service);
    }

    /**
     * Adds messages to the current transaction, in the order in which they are to be sent.
     *
     * <p>Each is caused by what is being handled. Only a command or a query that follows an event is caused by that
     * event: the fact comes first, and the wish follows from it.
     */
    public Uni<Void> add(List<OutgoingMessage> messages) {
        return messages.isEmpty() ? Uni.createFrom().voidItem() : add(messages, MessageContext.current());
    }

    /** Adds messages whose cause came earlier than what is being handled, and was kept until now. */
    public Uni<Void> add(List<OutgoingMessage> messages, MessageContext cause) {
        return CurrentTransaction.get()
                .invoke(transaction -> transaction
                        .local(Added.class, () -> leavingWith(transaction))
                        .records()
                        .addAll(sealed(messages, cause)))
                .replaceWithVoid();
    }

    private List<ProducerRecord<String, byte[]>> sealed(List<OutgoingMessage> messages, MessageContext cause) {
        Instant now = Instant.now();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(messages.size());
        @Nullable String fact = cause.messageId();
        for (OutgoingMessage outgoing : messages) {
            MessageType type = MessageType.of(outgoing.message());
            boolean reacts = type.kind() == MessageKind.EVENT || type.kind() == MessageKind.REPLY;
            Envelope envelope = new Envelope(
                    outgoing.id(),
                    source,
                    now,
                    cause.correlationId(),
                    reacts ? cause.messageId() : fact,
                    outgoing.expiry(),
                    outgoing.replyTo(),
                    cause.traceparent(),
                    outgoing.message());
            records.add(CloudEventCodec.write(envelope, topic(type, cause)));
            if (type.kind() == MessageKind.EVENT) {
                fact = outgoing.id();
            }
        }
        return records;
    }

    private static String topic(MessageType type, MessageContext cause) {
        String replyTo = cause.replyTo();
        return type.kind() == MessageKind.REPLY && replyTo != null ? replyTo : type.topic();
    }

    private Added leavingWith(CurrentTransaction transaction) {
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

    /** What a transaction has added so far. */
    private record Added(List<ProducerRecord<String, byte[]>> records) {

        String[] column(Function<ProducerRecord<String, byte[]>, String> value) {
            return records.stream().map(value).toArray(String[]::new);
        }
    }
}
