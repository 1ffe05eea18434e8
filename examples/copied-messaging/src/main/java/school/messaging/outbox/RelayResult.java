package school.messaging.outbox;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The result of a batch: the sent messages, the parked ones, and the failure that the relay retries. */
final class RelayResult {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final Queue<Long> sentPositions = new ConcurrentLinkedQueue<>();
    private final Map<Long, String> parked = new ConcurrentHashMap<>();
    private volatile @Nullable Throwable transientFailure;

    void sent(OutboxRow row) {
        sentPositions.add(row.position());
    }

    void failed(OutboxRow row, Throwable failure) {
        if (isPermanent(failure)) {
            LOG.errorf("parked message %d of %s to %s: %s", row.position(), row.key(), row.topic(), failure);
            parked.put(row.position(), failure.toString());
        } else {
            transientFailure = failure;
        }
    }

    Long[] sentPositions() {
        return sentPositions.toArray(Long[]::new);
    }

    int size() {
        return sentPositions.size();
    }

    /** Returns the reason per position. */
    Map<Long, String> parked() {
        return parked;
    }

    /** Returns the number of sent messages; zero after a transient failure, so that the relay waits for the next tick. */
    int total() {
        return transientFailure == null ? size() : 0;
    }

    /** Fails if the relay has to try again. */
    Uni<Void> failIfIncomplete() {
        return transientFailure == null
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(transientFailure);
    }

    private static boolean isPermanent(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTopicException;
    }
}
