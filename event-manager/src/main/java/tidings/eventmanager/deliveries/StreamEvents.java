package tidings.eventmanager.deliveries;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tidings.eventmanager.deliveries.EventLog.LoggedEvent;
import tidings.eventmanager.deliveries.EventLog.Page;
import tidings.eventmanager.subscriptions.domain.EventSelector;

/**
 * Streams new events to connected clients.
 *
 * <p>A signal triggers a read of the log. The replica that stored an event signals at once; the others read it four
 * times per second while they have clients.
 */
@ApplicationScoped
public class StreamEvents {

    private static final int BATCH_SIZE = 200;
    private static final Duration WITHHELD = Duration.ofMillis(10);

    private final EventLog events;
    private final Set<Runnable> watching = ConcurrentHashMap.newKeySet();

    StreamEvents(EventLog events) {
        this.events = events;
    }

    /** Signals that new events may exist. */
    public void signal() {
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
        return events.after(seen.get(), BATCH_SIZE).call(page -> {
            if (page.events().isEmpty()) {
                return page.more()
                        ? Uni.createFrom().voidItem().onItem().delayIt().by(WITHHELD)
                        : Uni.createFrom().voidItem();
            }
            seen.set(page.events().get(page.events().size() - 1).position());
            return Uni.createFrom().voidItem();
        });
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
