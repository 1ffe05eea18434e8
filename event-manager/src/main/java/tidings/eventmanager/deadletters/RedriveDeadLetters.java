package tidings.eventmanager.deadletters;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.deadletters.record.Redrive;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** Redrives messages to their original topic. Each dead letter is redriven once, also under concurrent requests. */
@ApplicationScoped
public class RedriveDeadLetters {

    private final DeadLetters deadLetters;
    private final DeadLetterViews views;
    private final SettleGroup settleGroup;
    private final DeadLetterReaders readers;

    RedriveDeadLetters(
            DeadLetters deadLetters, DeadLetterViews views, SettleGroup settleGroup, DeadLetterReaders readers) {
        this.deadLetters = deadLetters;
        this.views = views;
        this.settleGroup = settleGroup;
        this.readers = readers;
    }

    /**
     * Fails with {@link DeadLetterNotFound}, or with {@link tidings.eventmanager.deadletters.record.AlreadySettled}.
     */
    @WithTransaction
    public Uni<Redrive> redrive(long id, Operator by) {
        Instant now = now();
        return deadLetters
                .findForUpdate(id)
                .map(found -> there(found, id).redrive(by, now))
                .call(redrive -> deadLetters.redrive(List.of(redrive), by, now));
    }

    /** Fails with {@link DeadLetterGroupNotFound}. */
    public Uni<GroupSettlement> redrive(GroupId group, Operator by) {
        return settleGroup.settle(group, batch -> {
            Instant now = now();
            return deadLetters.redrive(
                    batch.stream()
                            .map(deadLetter -> deadLetter.redrive(by, now))
                            .toList(),
                    by,
                    now);
        });
    }

    /** The message that {@link #redrive(long, Operator)} would send. */
    public Uni<DeadLetterPreview> preview(long id, Operator by) {
        return views.find(id).map(found -> preview(there(found, id), by));
    }

    /** The messages that {@link #redrive(GroupId, Operator)} would send. */
    public Uni<RedrivePreview> preview(GroupId group, Operator by) {
        return views.waiting(group)
                .map(found -> found.orElseThrow(() -> new DeadLetterGroupNotFound(group)))
                .chain(waiting -> views.sample(group, SettleGroup.DEAD_LETTERS, SettleGroup.BYTES)
                        .map(sample -> new RedrivePreview(
                                waiting.deadLetters(),
                                sample.stream()
                                        .map(deadLetter -> preview(deadLetter, by))
                                        .toList())));
    }

    private DeadLetterPreview preview(StoredDeadLetter deadLetter, Operator by) {
        Redrive redrive = deadLetter.redrive(by, now());
        return new DeadLetterPreview(redrive, readers.refusal(redrive));
    }

    private static StoredDeadLetter there(Optional<StoredDeadLetter> found, long id) {
        return found.orElseThrow(() -> new DeadLetterNotFound(id));
    }

    /** The database stores microseconds. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
