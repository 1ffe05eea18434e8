package tidings.eventmanager.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.log.EventLog;
import tidings.eventmanager.log.EventLog.LoggedEvent;
import tidings.eventmanager.log.EventLog.Page;
import tidings.eventmanager.subscriptions.filter.EventSelector;

/**
 * Streams new events to connected clients.
 *
 * <p>The end of the log is read once for all clients of a replica. A client that is behind reads pages of its own until it
 * has caught up.
 */
@ApplicationScoped
public class StreamEvents {

    private static final int BATCH_SIZE = 200;
    private static final Duration WITHHELD = Duration.ofMillis(10);

    private final EventLog events;
    private final Set<Runnable> watching = ConcurrentHashMap.newKeySet();
    private volatile @Nullable RecentEvents recent;

    StreamEvents(EventLog events) {
        this.events = events;
    }

    /** Reads the next events at the end of the log for all clients. Returns whether there may be more. */
    public Uni<Boolean> advance() {
        RecentEvents known = recent;
        if (watching.isEmpty()) {
            recent = null;
            return Uni.createFrom().item(false);
        }
        if (known == null) {
            return events.last()
                    .invoke(last -> recent = RecentEvents.after(last))
                    .invoke(this::wake)
                    .replaceWith(false);
        }
        return pageAfter(known.last())
                .invoke(page -> {
                    if (!page.events().isEmpty()) {
                        recent = known.append(page.events());
                        wake();
                    }
                })
                .map(Page::more);
    }

    private void wake() {
        watching.forEach(Runnable::run);
    }

    public int watching() {
        return watching.size();
    }

    /** The position of the last stored event: what is stored from now on comes after it. */
    public Uni<Long> last() {
        return events.last();
    }

    /** The selected events after a position. */
    public Multi<LoggedEvent> follow(EventSelector selector, long position) {
        return follow(new AtomicLong(position))
                .filter(logged -> selector.matches(logged.event().attributes()));
    }

    private Multi<LoggedEvent> follow(AtomicLong seen) {
        return signals().onItem().transformToMultiAndConcatenate(signal -> news(seen));
    }

    private Multi<LoggedEvent> news(AtomicLong seen) {
        return Multi.createBy()
                .repeating()
                .uni(() -> next(seen))
                .whilst(Page::more)
                .onItem()
                .transformToIterable(Page::events);
    }

    private Uni<Page> next(AtomicLong seen) {
        RecentEvents known = recent;
        return Optional.ofNullable(known)
                .flatMap(end -> end.after(seen.get(), BATCH_SIZE))
                .map(page -> Uni.createFrom().item(page))
                .orElseGet(() -> pageAfter(seen.get()))
                .invoke(page -> {
                    if (!page.events().isEmpty()) {
                        seen.set(page.events().get(page.events().size() - 1).position());
                    }
                });
    }

    /** Waits a moment if an open transaction holds the next events back. */
    private Uni<Page> pageAfter(long position) {
        return events.after(position, BATCH_SIZE)
                .call(page -> page.events().isEmpty() && page.more()
                        ? Uni.createFrom().voidItem().onItem().delayIt().by(WITHHELD)
                        : Uni.createFrom().voidItem());
    }

    private Multi<Boolean> signals() {
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            Runnable signal = () -> emitter.emit(true);
                            watching.add(signal);
                            emitter.onTermination(() -> watching.remove(signal));
                            signal.run();
                        },
                        BackPressureStrategy.LATEST);
    }
}
