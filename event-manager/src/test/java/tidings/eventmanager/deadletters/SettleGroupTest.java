package tidings.eventmanager.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidings.eventmanager.deadletters.domain.Action;
import tidings.eventmanager.deadletters.domain.DeadLetter;
import tidings.eventmanager.deadletters.domain.FailureCause;
import tidings.eventmanager.deadletters.domain.Header;
import tidings.eventmanager.deadletters.domain.Headers;
import tidings.eventmanager.deadletters.domain.Operator;
import tidings.eventmanager.deadletters.domain.RecordContent;
import tidings.eventmanager.deadletters.domain.RecordPosition;
import tidings.eventmanager.deadletters.domain.StoredDeadLetter;
import tidings.messaging.testing.Infrastructure;

/** How a group is gone through, whatever is done with its letters. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SettleGroupTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Inject
    SettleGroup settleGroup;

    @Inject
    DeadLetters letters;

    @Inject
    DeadLetterFixture fixture;

    private final UUID order = UUID.randomUUID();
    private final AtomicInteger offsets = new AtomicInteger();

    @Test
    void what_arrives_meanwhile_is_left_alone_so_that_what_fails_at_once_does_not_go_round_for_ever() throws Throwable {
        DeadLetter letter = letter(NOON);
        VertxContextSupport.subscribeAndAwait(() -> letters.add(List.of(letter)));

        GroupSettlement settlement = VertxContextSupport.subscribeAndAwait(() -> settleGroup.settle(
                letter.group(), batch -> discard(batch).chain(() -> letters.add(List.of(letter(NOON))))));

        assertThat(settlement).isEqualTo(new GroupSettlement(1, 1));
    }

    @Test
    void where_it_breaks_off_what_is_done_is_told_and_the_rest_waits() throws Throwable {
        List<DeadLetter> many = IntStream.range(0, SettleGroup.LETTERS + 1)
                .mapToObj(each -> letter(NOON))
                .toList();
        VertxContextSupport.subscribeAndAwait(() -> letters.add(many));

        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> settleGroup.settle(
                        many.get(0).group(),
                        batch -> batch.size() == SettleGroup.LETTERS
                                ? discard(batch)
                                : Uni.createFrom().failure(new IllegalStateException("out of order")))))
                .isInstanceOf(PartiallySettled.class)
                .hasMessageContaining(SettleGroup.LETTERS + " letters are settled");
        assertThat(fixture.count(
                        "dead_letter where status = 'WAITING' and correlation_id = 'flow-%s'".formatted(order)))
                .isEqualTo(1);
    }

    @Test
    void what_comes_twice_is_kept_once_and_a_topic_that_was_made_anew_is_another_place() throws Throwable {
        DeadLetter first = letter(NOON);
        offsets.set(0);
        DeadLetter anew = letter(NOON.plusSeconds(1));

        VertxContextSupport.subscribeAndAwait(() -> letters.add(List.of(first, first)));
        VertxContextSupport.subscribeAndAwait(() -> letters.add(List.of(first, anew)));

        assertThat(fixture.ids(order)).hasSize(2);
    }

    private Uni<Void> discard(List<StoredDeadLetter> batch) {
        return letters.discard(batch, new Action(NOON, new Operator("alice"), Action.Kind.DISCARD, "a test"));
    }

    /** The next on a topic that no other test has; its group is its own too. */
    private DeadLetter letter(Instant at) {
        return new DeadLetter(
                new RecordPosition("of " + order, 0, offsets.getAndIncrement()),
                at,
                "service of " + order,
                new RecordPosition("notifications.commands.v1", 0, 0),
                new FailureCause("", ""),
                new RecordContent(null, null, new Headers(List.of(Header.of("ce_correlationid", "flow-" + order)))));
    }
}
