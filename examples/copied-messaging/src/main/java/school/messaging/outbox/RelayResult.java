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

/** What became of a batch: what Kafka has, what it refused for good, and what has to be tried again. */
final class RelayResult {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final Queue<Long> positions = new ConcurrentLinkedQueue<>();
    private final Map<Long, String> refused = new ConcurrentHashMap<>();
    private volatile @Nullable Throwable outage;

    void add(OutboxRow row) {
        positions.add(row.position());
    }

    void failed(OutboxRow row, Throwable failure) {
        if (refusedForGood(failure)) {
            LOG.errorf("parked message %d of %s to %s: %s", row.position(), row.key(), row.topic(), failure);
            refused.put(row.position(), failure.toString());
        } else {
            outage = failure;
        }
    }

    Long[] positions() {
        return positions.toArray(Long[]::new);
    }

    int size() {
        return positions.size();
    }

    Map<Long, String> refused() {
        return refused;
    }

    int total() {
        return outage == null ? size() : 0;
    }

    /** Fails where something has to be tried again. */
    Uni<Void> orFailure() {
        return outage == null ? Uni.createFrom().voidItem() : Uni.createFrom().failure(outage);
    }

    private static boolean refusedForGood(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTopicException;
    }
}
