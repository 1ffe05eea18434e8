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
class StreamEvents {

    private static final int BATCH_SIZE = 200;
    private static final Duration WITHHELD = Duration.ofMillis(10);

    private final EventLog log;
    private final Set<Runnable> watching = ConcurrentHashMap.newKeySet();
    private volatile @Nullable RecentEvents recent;

    StreamEvents(EventLog log) {
        this.log = log;
    }

    /** Reads the next events at the end of the log for all clients. Returns whether there may be more. */
    Uni<Boolean> advance() {
        RecentEvents known = recent;
        if (watching.isEmpty()) {
            recent = null;
            return Uni.createFrom().item(false);
        }
        if (known == null) {
            return log.last().invoke(last -> wake(RecentEvents.after(last))).replaceWith(false);
        }
        return pageAfter(known.last())
                .invoke(page -> {
                    if (!page.events().isEmpty()) {
                        wake(known.append(page.events()));
                    }
                })
                .map(Page::more);
    }

    private void wake(RecentEvents newer) {
        recent = newer;
        watching.forEach(Runnable::run);
    }

    /** The selected events after a position. */
    Multi<LoggedEvent> follow(EventSelector selector, long position) {
        AtomicLong seen = new AtomicLong(position);
        return signals()
                .onItem()
                .transformToMultiAndConcatenate(signal -> news(seen))
                .filter(logged -> selector.matches(logged.event().attributes()));
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
        return Optional.ofNullable(recent)
                .flatMap(end -> end.after(seen.get(), BATCH_SIZE))
                .map(page -> Uni.createFrom().item(page))
                .orElseGet(() -> pageAfter(seen.get()))
                .invoke(page -> page.events().forEach(logged -> seen.set(logged.position())));
    }

    /** Waits a moment if an open transaction holds the next events back. */
    private Uni<Page> pageAfter(long position) {
        return log.after(position, BATCH_SIZE)
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
