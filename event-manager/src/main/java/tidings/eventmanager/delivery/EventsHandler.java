package tidings.eventmanager.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static tidings.eventmanager.delivery.DeliveryQueue.column;
import static tidings.eventmanager.delivery.DeliveryQueue.interval;
import static tidings.eventmanager.delivery.DeliveryQueue.stream;
import static tidings.eventmanager.delivery.DeliveryQueue.utc;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.Topics;
import tidings.eventmanager.delivery.DeliveryQueue.Pending;
import tidings.eventmanager.log.EventLog;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.Subscription;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.KnownSubscriptions;
import tidings.eventmanager.subscriptions.SubscriptionId;
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
    private final DeliveryWorkers workers;
    private final Pool pool;
    private final Duration claim;
    private final Event<EventLog.Appended> appended;

    EventsHandler(
            Inbox inbox,
            SubscriptionDirectory directory,
            DeliveryWorkers workers,
            Pool pool,
            DeliveryConfig config,
            Event<EventLog.Appended> appended) {
        this.inbox = inbox;
        this.directory = directory;
        this.workers = workers;
        this.pool = pool;
        this.claim = config.claim();
        this.appended = appended;
    }

    @Incoming("deliveries.events")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.atLeastOnce(
                records, OWN_TOPICS, envelope -> envelope.message() instanceof tidings.contract.Event, this::react);
    }

    private Uni<Void> react(List<ReceivedMessage> messages) {
        return fanOut(messages.stream().map(PublishedEventMapper::toEvent).toList(), directory.known());
    }

    private Uni<Void> fanOut(List<PublishedEvent> events, KnownSubscriptions known) {
        List<Selected> selected = selected(events, known);
        return append(events, selected, known.version()).chain(appended -> {
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

    /**
     * Appends new events to the log with their deliveries, in one transaction and one statement, and claims what can be
     * sent at once. Stores nothing if the subscriptions are newer than {@code version}.
     */
    Uni<Appended> append(List<PublishedEvent> events, List<Selected> selected, long version) {
        Object[] parameters = {
            column(events, PublishedEvent::source, String[]::new),
            column(events, PublishedEvent::id, String[]::new),
            column(events, PublishedEvent::key, String[]::new),
            column(events, event -> utc(event.time()), OffsetDateTime[]::new),
            column(events, event -> Json.encode(event.attributes()), String[]::new),
            column(events, PublishedEvent::payload, String[]::new),
            column(selected, each -> each.subscription().value(), UUID[]::new),
            column(selected, each -> (long) each.place(), Long[]::new),
            column(selected, Selected::claimable, Boolean[]::new),
            version,
            interval(claim)
        };
        return pool.preparedQuery(DeliverySql.APPEND)
                .execute(Tuple.from(parameters))
                .map(rows -> new Appended(
                        rows.iterator().next().getLong("version"),
                        stream(rows)
                                .skip(1)
                                .collect(groupingBy(
                                        row -> new SubscriptionId(row.getUUID("subscription_id")),
                                        mapping(row -> claimed(row, events), toList())))))
                .invoke(stored -> {
                    if (stored.version() == version) {
                        appended.fire(new EventLog.Appended());
                    }
                });
    }

    private static Pending claimed(Row row, List<PublishedEvent> events) {
        return new Pending(row.getLong("event"), 0, 0, events.get(row.getInteger("place") - 1));
    }

    /**
     * A subscription that selects an event, given by its place in the batch, from 1.
     *
     * @param claimable whether this replica can send it at once
     */
    record Selected(int place, SubscriptionId subscription, boolean claimable) {}

    /**
     * The claimed deliveries of appended events.
     *
     * @param version of the subscriptions
     */
    record Appended(long version, Map<SubscriptionId, List<Pending>> claimed) {}
}
