package tidings.eventmanager.deliveries;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import tidings.eventmanager.deliveries.domain.PublishedEvent;
import tidings.eventmanager.subscriptions.domain.SubscriptionId;

/** The events that are kept, in the order in which they came. */
public interface EventLog {

    /** The position of the last one. */
    Uni<Long> last();

    /** The next ones after a position; none is ever added between two that were seen. */
    Uni<Page> after(long position, int limit);

    /** The next ones after a position that happened at that time or later. */
    Uni<List<Kept>> since(Instant time, long position, int limit);

    /** Has these delivered to a subscription, whether they were before or not. */
    Uni<Void> deliverAgain(SubscriptionId subscription, List<Long> positions);

    /** An event and its position. */
    record Kept(long position, PublishedEvent event) {}

    /**
     * Some events.
     *
     * @param more whether there are others, which may be withheld for a moment still
     */
    record Page(List<Kept> events, boolean more) {}
}
