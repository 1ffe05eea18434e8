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
import tidings.eventmanager.deadletters.SettleGroup.PartiallySettled;
import tidings.eventmanager.deadletters.SettleGroup.Settlement;
import tidings.eventmanager.deadletters.record.Action;
import tidings.eventmanager.deadletters.record.DeadLetter;
import tidings.eventmanager.deadletters.record.FailureCause;
import tidings.eventmanager.deadletters.record.Header;
import tidings.eventmanager.deadletters.record.Headers;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.deadletters.record.RecordContent;
import tidings.eventmanager.deadletters.record.RecordPosition;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;
import tidings.messaging.testing.Infrastructure;

/** The settlement of a group in several transactions. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SettleGroupTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Inject
    SettleGroup settleGroup;

    @Inject
    DeadLetterStore store;

    @Inject
    DeadLetterFixture fixture;

    private final UUID order = UUID.randomUUID();
    private final AtomicInteger offsets = new AtomicInteger();

    @Test
    void a_redrive_skips_dead_letters_that_arrive_during_the_run() throws Throwable {
        DeadLetter deadLetter = deadLetter(NOON);
        VertxContextSupport.subscribeAndAwait(() -> store.add(List.of(deadLetter)));

        Settlement settlement = VertxContextSupport.subscribeAndAwait(() -> settleGroup.settle(
                deadLetter.group(), batch -> discard(batch).chain(() -> store.add(List.of(deadLetter(NOON))))));

        assertThat(settlement).isEqualTo(new Settlement(1, 1, 0));
    }

    @Test
    void an_interrupted_settlement_reports_its_progress() throws Throwable {
        List<DeadLetter> many = IntStream.range(0, SettleGroup.DEAD_LETTERS + 1)
                .mapToObj(each -> deadLetter(NOON))
                .toList();
        VertxContextSupport.subscribeAndAwait(() -> store.add(many));

        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> settleGroup.settle(
                        many.get(0).group(),
                        batch -> batch.size() == SettleGroup.DEAD_LETTERS
                                ? discard(batch)
                                : Uni.createFrom().failure(new IllegalStateException("out of order")))))
                .isInstanceOf(PartiallySettled.class)
                .hasMessageContaining(SettleGroup.DEAD_LETTERS + " dead letters are settled");
        assertThat(fixture.count(
                        "dead_letter where status = 'WAITING' and correlation_id = 'flow-%s'".formatted(order)))
                .isEqualTo(1);
    }

    @Test
    void a_duplicate_is_stored_once_unless_its_topic_was_recreated() throws Throwable {
        DeadLetter first = deadLetter(NOON);
        offsets.set(0);
        DeadLetter anew = deadLetter(NOON.plusSeconds(1));

        VertxContextSupport.subscribeAndAwait(() -> store.add(List.of(first, first)));
        VertxContextSupport.subscribeAndAwait(() -> store.add(List.of(first, anew)));

        assertThat(fixture.ids(order)).hasSize(2);
    }

    private Uni<Void> discard(List<StoredDeadLetter> batch) {
        return store.discard(batch, new Action(NOON, new Operator("partner", "alice"), Action.Kind.DISCARD, "a test"));
    }

    /** The next dead letter on a topic of its own, so the group belongs to this test. */
    private DeadLetter deadLetter(Instant at) {
        return new DeadLetter(
                new RecordPosition("of " + order, 0, offsets.getAndIncrement()),
                at,
                "service of " + order,
                new RecordPosition("notifications.commands.v1", 0, 0),
                new FailureCause("", ""),
                new RecordContent(null, null, new Headers(List.of(Header.of("ce_correlationid", "flow-" + order)))));
    }
}
