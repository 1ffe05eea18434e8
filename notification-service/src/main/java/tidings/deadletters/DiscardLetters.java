package tidings.deadletters;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tidings.deadletters.domain.Action;
import tidings.deadletters.domain.GroupId;
import tidings.deadletters.domain.KeptLetter;
import tidings.deadletters.domain.Operator;

/** Decides that nobody needs a message any more, and says why. */
@ApplicationScoped
public class DiscardLetters {

    private final DeadLetters letters;
    private final DeadLetterViews views;
    private final SettleGroup settleGroup;

    DiscardLetters(DeadLetters letters, DeadLetterViews views, SettleGroup settleGroup) {
        this.letters = letters;
        this.views = views;
        this.settleGroup = settleGroup;
    }

    /** Fails with {@link LetterNotFound}, or with {@link tidings.deadletters.domain.LetterSettled}. */
    @WithTransaction
    public Uni<Void> discard(long id, Operator by, String reason) {
        return letters.hold(id)
                .map(found -> found.orElseThrow(() -> new LetterNotFound(id)).waiting())
                .chain(letter -> discard(List.of(letter), by, reason));
    }

    /** Fails with {@link GroupNotFound}. */
    public Uni<Settlement> discard(GroupId group, Operator by, String reason) {
        return settleGroup.settle(group, batch -> discard(batch, by, reason));
    }

    /** How many letters {@link #discard(long, Operator, String)} would discard. */
    public Uni<Long> preview(long id) {
        return views.find(id)
                .map(found -> found.orElseThrow(() -> new LetterNotFound(id)).waiting())
                .replaceWith(1L);
    }

    /** How many letters {@link #discard(GroupId, Operator, String)} would discard. */
    public Uni<Long> preview(GroupId group) {
        return views.waiting(group)
                .map(found -> found.orElseThrow(() -> new GroupNotFound(group)).letters());
    }

    private Uni<Void> discard(List<KeptLetter> batch, Operator by, String reason) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return letters.discard(batch, new Action(now, by, Action.Kind.DISCARD, reason));
    }
}
