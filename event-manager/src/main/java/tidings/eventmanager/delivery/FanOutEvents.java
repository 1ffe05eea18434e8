package tidings.eventmanager.delivery;

import static java.util.stream.Collectors.toSet;

import tidings.eventmanager.subscriptions.Subscription;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tidings.eventmanager.delivery.Deliveries.Wanted;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.KnownSubscriptions;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.KnownSubscriptions;
import tidings.eventmanager.subscriptions.SubscriptionId;

/**
 * Stores one delivery per event and matching subscription (fan-out). {@link DeliverEvents} delivers after the commit.
 */
@ApplicationScoped
public class FanOutEvents {

    private final SubscriptionDirectory directory;
    private final Deliveries deliveries;

    FanOutEvents(SubscriptionDirectory directory, Deliveries deliveries) {
        this.directory = directory;
        this.deliveries = deliveries;
    }

    /** Returns the subscriptions that may have a due delivery now. */
    public Uni<Set<SubscriptionId>> fanOut(List<PublishedEvent> events) {
        return fanOut(events, directory.known());
    }

    private Uni<Set<SubscriptionId>> fanOut(List<PublishedEvent> events, KnownSubscriptions known) {
        List<Wanted> wanted = events.stream()
                .map(event -> wanted(event, known.byId().values()))
                .toList();
        return deliveries
                .add(wanted, known.version())
                .chain(added -> added
                        ? Uni.createFrom().item(concerned(wanted))
                        : directory.current().chain(newer -> fanOut(events, newer)));
    }

    private static Set<SubscriptionId> concerned(List<Wanted> wanted) {
        return wanted.stream().flatMap(each -> each.subscriptions().stream()).collect(toSet());
    }

    private static Wanted wanted(PublishedEvent event, Collection<Subscription> subscriptions) {
        return new Wanted(
                event,
                subscriptions.stream()
                        .filter(each -> each.selector().matches(event.attributes()))
                        .map(Subscription::id)
                        .toList());
    }
}
