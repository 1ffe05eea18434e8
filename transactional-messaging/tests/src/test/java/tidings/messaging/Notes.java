package tidings.messaging;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.CollectPayment;
import tidings.contract.PaymentCollected;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.inbox.Inbox;
import tidings.messaging.outbox.Outbox;

/** A minimal service: it stores a note per command, and publishes an event. The shortest example of inbox and outbox. */
@ApplicationScoped
class Notes {

    private final Inbox inbox;
    private final Outbox outbox;
    private final Map<UUID, Supplier<Uni<Void>>> obstacles = new ConcurrentHashMap<>();
    private final Queue<Envelope> prepared = new ConcurrentLinkedQueue<>();

    Notes(Inbox inbox, Outbox outbox) {
        this.inbox = inbox;
        this.outbox = outbox;
    }

    /** Registers work that runs after the handling of the commands of this order, before the commit. */
    void obstacle(UUID order, Supplier<Uni<Void>> obstacle) {
        obstacles.put(order, obstacle);
    }

    @Incoming("payments.commands")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.handleOnce(records, any -> true, this::prepare, this::react);
    }

    /** Returns the ids of the prepared commands of an order, with repetitions. */
    List<String> prepared(UUID order) {
        return prepared.stream()
                .filter(envelope -> envelope.message().key().equals(order))
                .map(Envelope::id)
                .toList();
    }

    private Uni<Void> prepare(List<Envelope> messages) {
        prepared.addAll(messages);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> react(Envelope envelope) {
        CollectPayment command = (CollectPayment) envelope.message();
        return Panache.getSession()
                .chain(session -> session.persist(Note.of(command.orderId(), envelope.id())))
                .chain(() -> outbox.add(List.of(OutgoingMessage.of(
                        new PaymentCollected(command.orderId(), UUID.randomUUID(), command.amount(), null)))))
                .chain(() -> obstacles
                        .getOrDefault(command.orderId(), () -> Uni.createFrom().voidItem())
                        .get());
    }
}
