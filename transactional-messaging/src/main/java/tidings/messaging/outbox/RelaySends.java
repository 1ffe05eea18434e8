package tidings.messaging.outbox;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidings.messaging.outbox.OutboxRow.OrderingKey;
import tidings.messaging.work.NonCancellable;

/**
 * The messages that a relay has given to Kafka, and the results that it has not yet recorded.
 *
 * <p>A turn waits for as long as results come in. A message whose result comes later is late: a later turn records it.
 */
final class RelaySends {

    /** Kafka takes a message within milliseconds. A pause of this length means that it does not take the others now. */
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** Shorter than a connection may be idle: a slow broker must not end the transaction of the turn. */
    private static final Duration MAX_TURN = Duration.ofSeconds(5);

    private final KafkaSender kafka;
    private final Runnable whenLate;
    private final Map<Long, OutboxRow> inFlight = new ConcurrentHashMap<>();
    private final Set<Long> late = ConcurrentHashMap.newKeySet();
    private final Queue<Result> results = new ConcurrentLinkedQueue<>();

    /** Creates the sends of a relay; {@code whenLate} runs at each late result. */
    RelaySends(KafkaSender kafka, Runnable whenLate) {
        this.kafka = kafka;
        this.whenLate = whenLate;
    }

    /**
     * A message that Kafka has, or has not because of a failure.
     *
     * @param late whether the turn that sent it has ended before
     */
    record Result(OutboxRow row, @Nullable Throwable failure, boolean late) {

        boolean isSent() {
            return failure == null;
        }

        /** Whether messages of its key waited for it. */
        boolean wasHeld() {
            return late || row.attempts() > 0;
        }
    }

    int inFlight() {
        return inFlight.size();
    }

    /** Sends messages, those of one ordering key one after the other, up to the first that fails. */
    Uni<Void> send(List<OutboxRow> rows) {
        long end = System.nanoTime() + MAX_TURN.toNanos();
        Map<OrderingKey, List<OutboxRow>> byKey =
                rows.stream().collect(groupingBy(OutboxRow::orderingKey, LinkedHashMap::new, Collectors.toList()));
        return Multi.createFrom()
                .iterable(byKey.values())
                .onItem()
                .transformToMulti(sameKey -> inOrder(sameKey, end))
                .merge(Math.max(1, byKey.size()))
                .ifNoItem()
                .after(PAUSE)
                .recoverWithCompletion()
                .onItem()
                .ignoreAsUni();
    }

    private Multi<Result> inOrder(List<OutboxRow> rows, long end) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(this::send)
                .select()
                .first(result -> result.isSent() && System.nanoTime() - end < 0);
    }

    private Uni<Result> send(OutboxRow row) {
        inFlight.put(row.position(), row);
        return NonCancellable.of(Uni.createFrom()
                .deferred(() -> kafka.send(row.toRecord()))
                .onItemOrFailure()
                .transform((sent, failure) -> ended(row, failure)));
    }

    private Result ended(OutboxRow row, @Nullable Throwable failure) {
        inFlight.remove(row.position());
        Result result = new Result(row, failure, late.remove(row.position()));
        results.add(result);
        if (result.late()) {
            whenLate.run();
        }
        return result;
    }

    /** Returns the messages in flight that this method has not returned before: they are late from now on. */
    List<OutboxRow> newlyLate() {
        return inFlight.values().stream()
                .filter(row -> late.add(row.position()))
                .toList();
    }

    /** Returns the results since the last call. */
    List<Result> results() {
        List<Result> taken = new ArrayList<>();
        for (Result each = results.poll(); each != null; each = results.poll()) {
            taken.add(each);
            late.remove(each.row().position());
        }
        return taken;
    }
}
