package tidings.eventmanager.log;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import tidings.eventmanager.subscriptions.SubscriptionId;

/** The stored events, in order of arrival. */
public interface EventLog {

    /** The position of the last event. */
    Uni<Long> last();

    /** The next events after a position. No event is ever added between two that were returned. */
    Uni<Page> after(long position, int limit);

    /** The next events after a position whose time is not before {@code time}. */
    Uni<List<LoggedEvent>> since(Instant time, long position, int limit);

    /** Queues events for a subscription, whether or not they were delivered before. */
    Uni<Void> redeliver(SubscriptionId subscription, List<Long> positions);

    /** An event and its position. */
    record LoggedEvent(long position, PublishedEvent event) {}

    /**
     * A page of events.
     *
     * @param more whether more events exist; uncommitted ones may hold them back for a moment
     */
    record Page(List<LoggedEvent> events, boolean more) {}
}
