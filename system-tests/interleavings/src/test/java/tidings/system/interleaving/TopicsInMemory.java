package tidings.system.interleaving;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tidings.contract.MessageKind;
import tidings.contract.MessageType;
import tidings.contract.Topics;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;

/** The topics between the two services. What goes to others is dropped. */
final class TopicsInMemory {

    private static final URI SOURCE = URI.create("/interleaving");
    private static final Duration FAR = Duration.ofDays(1);

    final Partition orderEvents = new Partition();
    final Partition commands = new Partition();
    final Partition replies = new Partition();
    final Partition paymentEvents = new Partition();

    private final Map<String, Partition> byName = Map.of(
            Topics.ORDERS_EVENTS, orderEvents,
            Topics.PAYMENTS_COMMANDS, commands,
            Topics.ORDERS_REPLIES, replies,
            Topics.PAYMENTS_EVENTS, paymentEvents);

    void send(OutgoingMessage outgoing, MessageContext cause) {
        MessageType type = MessageType.of(outgoing.message());
        Partition partition = byName.get(type.kind() == MessageKind.REPLY ? cause.replyTo() : type.topic());
        if (partition != null) {
            partition.write(new Envelope(
                    outgoing.id(),
                    SOURCE,
                    Instant.EPOCH,
                    cause.correlationId(),
                    cause.messageId(),
                    outgoing.expiry(),
                    outgoing.replyTo(),
                    null,
                    outgoing.message()));
        }
    }

    /** Returns the message with a deadline that the clock has passed, or has not, as {@code now} has. */
    static Envelope at(Instant now, Envelope sent) {
        if (sent.expiry() == null) {
            return sent;
        }
        Instant clock = Instant.now();
        return new Envelope(
                sent.id(),
                sent.source(),
                sent.time(),
                sent.correlationId(),
                sent.causationId(),
                sent.expiry().isAfter(now) ? clock.plus(FAR) : clock.minus(FAR),
                sent.replyTo(),
                sent.traceparent(),
                sent.message());
    }
}
