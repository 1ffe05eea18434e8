package tidings.eventmanager.tracking.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as its envelope tells of it.
 *
 * @param type on the wire, for example {@code tidings.order.placed.v1}; empty where it says none
 * @param name the contract's name for the type, or the type where the contract has none
 * @param kind {@code event}, {@code command}, {@code query} or {@code reply}; empty where it says none
 * @param order what it is about, empty where it does not say
 * @param cause id of its direct cause
 * @param publishedAt when Kafka had it
 * @param expiresAt nobody needs to work on it after this
 * @param deadLetter there when it was found among the dead letters
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

    /** The service that sent it: its source without the slash. */
    public String sender() {
        return source.startsWith("/") ? source.substring(1) : source;
    }

    boolean isOverdue(Instant now) {
        return expiresAt != null && expiresAt.isBefore(now);
    }
}
