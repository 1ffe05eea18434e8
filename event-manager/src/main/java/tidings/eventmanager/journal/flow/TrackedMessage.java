package tidings.eventmanager.journal.flow;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a journaled message.
 *
 * @param type the wire type, for example {@code tidings.order.placed.v1}; empty if missing
 * @param name the contract's name of the type; the type itself if the contract has none
 * @param kind {@code event}, {@code command}, {@code query} or {@code reply}; empty if missing
 * @param order the order that it is about; empty if missing
 * @param cause the id of its direct cause
 * @param publishedAt the time of its Kafka record
 * @param expiresAt the deadline, after which it needs no work
 * @param deadLetter present on a record from a dead-letter topic
 */
public record TrackedMessage(
        String topic,
        String source,
        String id,
        String type,
        String name,
        String kind,
        String order,
        String flow,
        @Nullable String cause,
        Instant sentAt,
        Instant publishedAt,
        @Nullable Instant expiresAt,
        @Nullable JournaledDeadLetter deadLetter) {

    /** The reason of a dead letter and its original position. */
    public record JournaledDeadLetter(String reason, String topic, int partition, long offset) {}

    /** The failure of a message that is a dead letter. */
    public JournaledDeadLetter failure() {
        return Objects.requireNonNull(deadLetter);
    }

    /** The sending service: the source without its slash. */
    String sender() {
        return source.startsWith("/") ? source.substring(1) : source;
    }

    boolean isOverdue(Instant now) {
        return expiresAt != null && expiresAt.isBefore(now);
    }
}
