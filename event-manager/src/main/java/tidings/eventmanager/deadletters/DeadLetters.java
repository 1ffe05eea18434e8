package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tidings.eventmanager.deadletters.domain.Action;
import tidings.eventmanager.deadletters.domain.DeadLetter;
import tidings.eventmanager.deadletters.domain.GroupId;
import tidings.eventmanager.deadletters.domain.Operator;
import tidings.eventmanager.deadletters.domain.Redrive;
import tidings.eventmanager.deadletters.domain.StoredDeadLetter;

/**
 * What could not be handled, and what was done about it. Whatever is done is recorded with who did it.
 *
 * <p>Settled dead letters expire, with their actions. Waiting ones do not.
 */
public interface DeadLetters {

    /** Makes durable those that are not there yet, all or none. */
    Uni<Void> add(List<DeadLetter> letters);

    /** Nobody else changes it before the transaction ends. */
    Uni<Optional<StoredDeadLetter>> findForUpdate(long id);

    /**
     * Some that wait in a group, oldest first and none after {@code last}; not those that somebody else has in hand. Nobody
     * changes them before the transaction ends.
     *
     * @param bytes how much of payload they may have together; one may have more
     */
    Uni<List<StoredDeadLetter>> findForUpdate(GroupId group, long last, int limit, int bytes);

    Uni<Void> edit(StoredDeadLetter letter, Action action);

    /** Has the messages sent, and the letters settled: both or neither. */
    Uni<Void> redrive(List<Redrive> redrives, Operator by, Instant at);

    Uni<Void> discard(List<StoredDeadLetter> letters, Action action);

    /** Deletes at most {@code limit} settled before {@code before}, with their actions. Returns the number of dead letters. */
    Uni<Integer> purge(Instant before, int limit);
}
