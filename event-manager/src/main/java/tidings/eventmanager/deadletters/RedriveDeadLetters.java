package tidings.eventmanager.deadletters;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tidings.eventmanager.deadletters.domain.GroupId;
import tidings.eventmanager.deadletters.domain.Operator;
import tidings.eventmanager.deadletters.domain.Redrive;
import tidings.eventmanager.deadletters.domain.StoredDeadLetter;

/** Redrives messages to their original topic. Each dead letter is redriven once, also under concurrent requests. */
@ApplicationScoped
public class RedriveDeadLetters {

    private final DeadLetters letters;
    private final DeadLetterViews views;
    private final SettleGroup settleGroup;
    private final DeadLetterReaders readers;

    public RedriveDeadLetters(
            DeadLetters letters, DeadLetterViews views, SettleGroup settleGroup, DeadLetterReaders readers) {
        this.letters = letters;
        this.views = views;
        this.settleGroup = settleGroup;
        this.readers = readers;
    }

    /**
     * Fails with {@link DeadLetterNotFound}, or with {@link tidings.eventmanager.deadletters.domain.AlreadySettled}.
     */
    @WithTransaction
    public Uni<Redrive> redrive(long id, Operator by) {
        Instant now = now();
        return letters.findForUpdate(id)
                .map(found -> there(found, id).redrive(by, now))
                .call(redrive -> letters.redrive(List.of(redrive), by, now));
    }

    /** Fails with {@link DeadLetterGroupNotFound}. */
    public Uni<GroupSettlement> redrive(GroupId group, Operator by) {
        return settleGroup.settle(group, batch -> {
            Instant now = now();
            return letters.redrive(
                    batch.stream().map(letter -> letter.redrive(by, now)).toList(), by, now);
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
                .chain(waiting -> views.sample(group, SettleGroup.LETTERS, SettleGroup.BYTES)
                        .map(sample -> new RedrivePreview(
                                waiting.letters(),
                                sample.stream()
                                        .map(letter -> preview(letter, by))
                                        .toList())));
    }

    private DeadLetterPreview preview(StoredDeadLetter letter, Operator by) {
        Redrive redrive = letter.redrive(by, now());
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
