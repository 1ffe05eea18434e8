package tidings.example.accounting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import tidings.contract.MessageJson;
import tidings.contract.MessageType;
import tidings.contract.PaymentCollected;

/**
 * Books collected payments, from the source topic and from the retry topics.
 *
 * <p>A failed record goes to the next retry topic, or to the dead letters at once if no retry helps.
 */
@ApplicationScoped
class PaymentsHandler {

    private final Accounting accounting;
    private final Duration timeout;
    private final Metadata toDeadLetters;

    PaymentsHandler(
            Accounting accounting,
            @ConfigProperty(name = "accounting.timeout") Duration timeout,
            @ConfigProperty(name = "accounting.dead-letters") String deadLetters) {
        this.accounting = accounting;
        this.timeout = timeout;
        this.toDeadLetters = Metadata.of(
                OutgoingKafkaRecordMetadata.builder().withTopic(deadLetters).build());
    }

    @Incoming("payments")
    Uni<Void> on(IncomingKafkaRecord<byte[], byte[]> record) {
        return Uni.createFrom()
                .deferred(() -> collected(record)
                        .map(this::book)
                        .orElse(Uni.createFrom().voidItem()))
                .onItemOrFailure()
                .transformToUni((done, failure) -> Uni.createFrom()
                        .completionStage(
                                () -> failure == null ? record.ack() : record.nack(failure, whereTo(failure))));
    }

    private Uni<Void> book(PaymentCollected payment) {
        return accounting.book(payment).ifNoItem().after(timeout).fail();
    }

    private Metadata whereTo(Throwable failure) {
        return failure instanceof BookingRefused ? toDeadLetters : Metadata.empty();
    }

    /** Empty for other payment events. */
    private static Optional<PaymentCollected> collected(IncomingKafkaRecord<byte[], byte[]> record) {
        Header type = record.getHeaders().lastHeader("ce_type");
        return type == null
                ? Optional.empty()
                : MessageType.named(new String(type.value(), UTF_8))
                        .filter(known -> known.record() == PaymentCollected.class)
                        .map(known -> read(known, record.getPayload()));
    }

    private static PaymentCollected read(MessageType type, byte[] payload) {
        try {
            return (PaymentCollected) MessageJson.read(type, payload);
        } catch (IOException | IllegalArgumentException e) {
            throw new BookingRefused("cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
