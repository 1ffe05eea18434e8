package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tidings.eventmanager.deadletters.record.Action;
import tidings.eventmanager.deadletters.record.DeadLetter;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.deadletters.record.Redrive;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/**
 * Dead letters and the actions on them. Every action is recorded with its operator.
 *
 * <p>Settled dead letters expire, with their actions. Waiting ones do not.
 */
public interface DeadLetters {

    /** Stores new dead letters, all or none. */
    Uni<Void> add(List<DeadLetter> deadLetters);

    /** Locks the dead letter until the transaction ends. */
    Uni<Optional<StoredDeadLetter>> findForUpdate(long id);

    /**
     * Some waiting dead letters of a group up to {@code last}, oldest first. Locks them until the transaction ends and
     * skips the locked ones of other transactions.
     *
     * @param bytes the maximum of payload together; a single one may exceed it
     */
    Uni<List<StoredDeadLetter>> findForUpdate(GroupId group, long last, int limit, int bytes);

    Uni<Void> edit(StoredDeadLetter deadLetter, Action action);

    /** Puts the messages into the outbox and settles their dead letters: both or neither. */
    Uni<Void> redrive(List<Redrive> redrives, Operator by, Instant at);

    Uni<Void> discard(List<StoredDeadLetter> deadLetters, Action action);

    /** Deletes at most {@code limit} settled before {@code before}, with their actions. Returns the number of dead letters. */
    Uni<Integer> purge(Instant before, int limit);
}
