package tidings.deadletters;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tidings.deadletters.domain.GroupId;
import tidings.deadletters.domain.KeptLetter;
import tidings.deadletters.domain.Operator;
import tidings.deadletters.domain.Redrive;

/** Has messages sent again to the topic that they came from; each dead letter once, whoever asks how often. */
@ApplicationScoped
public class RedriveLetters {

    private final DeadLetters letters;
    private final DeadLetterViews views;
    private final SettleGroup settleGroup;
    private final Readers readers;

    RedriveLetters(DeadLetters letters, DeadLetterViews views, SettleGroup settleGroup, Readers readers) {
        this.letters = letters;
        this.views = views;
        this.settleGroup = settleGroup;
        this.readers = readers;
    }

    /** Fails with {@link LetterNotFound}, or with {@link tidings.deadletters.domain.LetterSettled}. */
    @WithTransaction
    public Uni<Redrive> redrive(long id, Operator by) {
        Instant now = now();
        return letters.hold(id)
                .map(found -> there(found, id).redrive(by, now))
                .call(redrive -> letters.redrive(List.of(redrive), by, now));
    }

    /** Fails with {@link GroupNotFound}. */
    public Uni<Settlement> redrive(GroupId group, Operator by) {
        return settleGroup.settle(group, batch -> {
            Instant now = now();
            return letters.redrive(
                    batch.stream().map(letter -> letter.redrive(by, now)).toList(), by, now);
        });
    }

    /** What {@link #redrive(long, Operator)} would send. */
    public Uni<Preview> preview(long id, Operator by) {
        return views.find(id).map(found -> preview(there(found, id), by));
    }

    /** What {@link #redrive(GroupId, Operator)} would send. */
    public Uni<GroupPreview> preview(GroupId group, Operator by) {
        return views.waiting(group)
                .map(found -> found.orElseThrow(() -> new GroupNotFound(group)))
                .chain(waiting -> views.sample(group, SettleGroup.LETTERS, SettleGroup.BYTES)
                        .map(sample -> new GroupPreview(
                                waiting.letters(),
                                sample.stream()
                                        .map(letter -> preview(letter, by))
                                        .toList())));
    }

    private Preview preview(KeptLetter letter, Operator by) {
        Redrive redrive = letter.redrive(by, now());
        return new Preview(redrive, readers.refusal(redrive));
    }

    private static KeptLetter there(Optional<KeptLetter> found, long id) {
        return found.orElseThrow(() -> new LetterNotFound(id));
    }

    /** As exact as the database. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
