package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.domain.Action;
import tidings.eventmanager.deadletters.domain.DeadLetterStatus;
import tidings.eventmanager.deadletters.domain.GroupId;
import tidings.eventmanager.deadletters.domain.RecordPosition;
import tidings.eventmanager.deadletters.domain.StoredDeadLetter;

/** Dead letters to look at. */
public interface DeadLetterViews {

    /** Those with the newest letters first; all of them, or only where something waits. */
    Uni<List<Group>> groups(boolean all, int limit);

    /** Empty where there is no such group. */
    Uni<Optional<Waiting>> waiting(GroupId group);

    /** The oldest that wait in a group. */
    Uni<List<StoredDeadLetter>> sample(GroupId group, int limit, int bytes);

    /** The letters of a group, newest first, before one of them. */
    Uni<List<Summary>> of(GroupId group, long before, int limit);

    Uni<Optional<StoredDeadLetter>> find(long id);

    /** The way of its message, as far as that is known by its {@code ce_source} and {@code ce_id}: oldest first. */
    Uni<List<Hop>> hops(StoredDeadLetter letter, int limit);

    /** What was done about a letter, oldest first. */
    Uni<List<Recorded>> actions(long letter, int limit);

    /** What was done at all, newest first, before a number. */
    Uni<List<Recorded>> actionsBefore(long number, int limit);

    /** Letters that are alike. */
    record Group(
            String id,
            String service,
            String topic,
            String type,
            String exception,
            String cause,
            long waiting,
            long redriven,
            long discarded,
            Instant oldest,
            Instant newest) {}

    /** How many wait in a group, and the last of them. */
    record Waiting(long letters, long last) {}

    /** A letter in a few words. */
    record Summary(
            long id,
            DeadLetterStatus status,
            Instant arrivedAt,
            @Nullable String messageId,
            @Nullable String correlationId,
            String reason,
            int payloadBytes,
            int version) {}

    /**
     * A message could not be handled, and maybe was sent again.
     *
     * @param letter the dead letter that it became
     */
    record Hop(
            long letter,
            String service,
            RecordPosition from,
            RecordPosition to,
            Instant at,
            String reason,
            @Nullable Instant redrivenAt,
            @Nullable String redrivenBy) {}

    /** An action and its place in the order. */
    record Recorded(long number, long letter, Action action) {}
}
