package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Action;
import tidings.eventmanager.deadletters.record.DeadLetterStatus;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.RecordPosition;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** The read side of dead letters. */
public interface DeadLetterViews {

    /** The groups with the newest dead letters first; without {@code all}, only groups with waiting ones. */
    Uni<List<Group>> groups(boolean all, int limit);

    /** Empty if the group does not exist. */
    Uni<Optional<Waiting>> waiting(GroupId group);

    /** The oldest waiting dead letters of a group. */
    Uni<List<StoredDeadLetter>> sample(GroupId group, int limit, int bytes);

    /** The dead letters of a group before one of them, newest first. */
    Uni<List<Summary>> of(GroupId group, long before, int limit);

    Uni<Optional<StoredDeadLetter>> find(long id);

    /** The known hops of its message, found by {@code ce_source} and {@code ce_id}, oldest first. */
    Uni<List<Hop>> hops(StoredDeadLetter deadLetter, int limit);

    /** The actions on a dead letter, oldest first. */
    Uni<List<Recorded>> actions(long deadLetter, int limit);

    /** The actions on all dead letters before a number, newest first. */
    Uni<List<Recorded>> actionsBefore(long number, int limit);

    /** Dead letters with the same service, topic, type and cause. */
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

    /** The number of waiting dead letters of a group, and the last of them. */
    record Waiting(long deadLetters, long last) {}

    /** A dead letter in short. */
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
     * One failure of a message, and the redrive that followed, if any.
     *
     * @param deadLetter the id of the dead letter
     */
    record Hop(
            long deadLetter,
            String service,
            RecordPosition from,
            RecordPosition to,
            Instant at,
            String reason,
            @Nullable Instant redrivenAt,
            @Nullable String redrivenBy) {}

    /** An action and its number in the order of all actions. */
    record Recorded(long number, long deadLetter, Action action) {}
}
