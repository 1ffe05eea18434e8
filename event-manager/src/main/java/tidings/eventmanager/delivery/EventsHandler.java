package tidings.eventmanager.delivery;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.Event;
import tidings.contract.Topics;
import tidings.eventmanager.delivery.DeliveryQueue.Selected;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.Subscription;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.KnownSubscriptions;
import tidings.messaging.envelope.ReceivedMessage;
import tidings.messaging.inbox.Inbox;

/**
 * Stores all events, with one delivery per event and matching subscription (fan-out). {@link DeliveryWorkers} send after
 * the commit, from memory where they are idle.
 */
@ApplicationScoped
class EventsHandler {

    /** The topics that no other service reads. A malformed record there becomes a dead letter here, once. */
    private static final Set<String> OWN_TOPICS = Set.of(Topics.NOTIFICATIONS_EVENTS);

    private final Inbox inbox;
    private final SubscriptionDirectory directory;
    private final DeliveryQueue queue;
    private final DeliveryWorkers workers;

    EventsHandler(Inbox inbox, SubscriptionDirectory directory, DeliveryQueue queue, DeliveryWorkers workers) {
        this.inbox = inbox;
        this.directory = directory;
        this.queue = queue;
        this.workers = workers;
    }

    @Incoming("deliveries.events")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.atLeastOnce(records, OWN_TOPICS, envelope -> envelope.message() instanceof Event, this::react);
    }

    private Uni<Void> react(List<ReceivedMessage> messages) {
        return fanOut(messages.stream().map(PublishedEventMapper::toEvent).toList(), directory.known());
    }

    private Uni<Void> fanOut(List<PublishedEvent> events, KnownSubscriptions known) {
        List<Selected> selected = selected(events, known);
        return queue.append(events, selected, known.version()).chain(appended -> {
            if (appended.version() != known.version()) {
                return directory.current().chain(newer -> fanOut(events, newer));
            }
            workers.send(appended.claimed());
            workers.trigger(selected.stream().map(Selected::subscription).collect(toSet()));
            return Uni.createFrom().voidItem();
        });
    }

    private List<Selected> selected(List<PublishedEvent> events, KnownSubscriptions known) {
        List<Selected> selected = new ArrayList<>();
        int claimable = 0;
        for (Subscription subscription : known.byId().values()) {
            int capacity = workers.capacity(subscription, claimable);
            for (int place = 1; place <= events.size(); place++) {
                if (subscription.selector().matches(events.get(place - 1).attributes())) {
                    selected.add(new Selected(place, subscription.id(), capacity > 0));
                    claimable += capacity > 0 ? 1 : 0;
                    capacity--;
                }
            }
        }
        return selected;
    }
}
