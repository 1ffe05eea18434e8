package tidings.eventmanager.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.Event;
import tidings.contract.Topics;
import tidings.eventmanager.stream.StreamWorker;
import tidings.messaging.envelope.ReceivedMessage;
import tidings.messaging.inbox.Inbox;

/** Passes all events on to deliveries and streams. */
@ApplicationScoped
class EventsHandler {

    /** The topics that no other service reads. A malformed record there becomes a dead letter here, once. */
    private static final Set<String> OWN_TOPICS = Set.of(Topics.NOTIFICATIONS_EVENTS);

    private final Inbox inbox;
    private final FanOutEvents fanOut;
    private final DeliveryWorkers workers;
    private final StreamWorker stream;

    EventsHandler(Inbox inbox, FanOutEvents fanOut, DeliveryWorkers workers, StreamWorker stream) {
        this.inbox = inbox;
        this.fanOut = fanOut;
        this.workers = workers;
        this.stream = stream;
    }

    @Incoming("deliveries.events")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.atLeastOnce(records, OWN_TOPICS, envelope -> envelope.message() instanceof Event, this::react);
    }

    private Uni<Void> react(List<ReceivedMessage> messages) {
        return fanOut.fanOut(
                        messages.stream().map(PublishedEventMapper::toEvent).toList())
                .invoke(workers::trigger)
                .invoke(stream::trigger)
                .replaceWithVoid();
    }
}
