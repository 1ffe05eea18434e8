package tidings.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.notifications.domain.NotificationOccasion.ORDER_CONFIRMED;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidings.notifications.domain.DisplayAmount;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationEvent;
import tidings.notifications.domain.NotificationId;
import tidings.notifications.domain.NotifiedOrderId;
import tidings.notifications.domain.RecipientId;

class NotificationQueueTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant UNTIL = NOON.plusSeconds(30);

    private final NotificationQueue handover = new NotificationQueue();

    @Test
    void what_comes_first_is_taken_first_and_once() {
        var first = notification();
        var second = notification();
        handover.add(first, UNTIL);
        handover.add(second, UNTIL);

        assertThat(handover.take(1, NOON)).containsExactly(first);
        assertThat(handover.take(100, NOON)).containsExactly(second);
        assertThat(handover.take(100, NOON)).isEmpty();
    }

    @Test
    void its_room_is_bounded_and_comes_back() {
        IntStream.range(0, 1000).forEach(each -> {
            assertThat(handover.hasRoom()).isTrue();
            handover.add(notification(), UNTIL);
        });
        assertThat(handover.hasRoom()).isFalse();

        handover.take(1, NOON);
        assertThat(handover.hasRoom()).isTrue();
    }

    @Test
    void what_waited_so_long_that_another_replica_may_have_it_is_left_to_that() {
        var stale = notification();
        var fresh = notification();
        handover.add(stale, UNTIL);
        handover.add(fresh, UNTIL.plusSeconds(1));

        assertThat(handover.take(100, UNTIL)).containsExactly(fresh);
        assertThat(handover.take(100, NOON)).isEmpty();
    }

    @Test
    void what_finds_no_room_is_due_at_once_for_whoever_looks() {
        var recorder = new Recorder();
        var recordNotification = new RecordNotification(recorder, handover);
        recordNotification.record(requested()).await().indefinitely();
        assertThat(recorder.dueAt).isEqualTo(UNTIL);
        IntStream.range(0, 1000).forEach(each -> handover.add(notification(), UNTIL));
        recordNotification.record(requested()).await().indefinitely();

        assertThat(recorder.dueAt).isEqualTo(NOON);
        assertThat(handover.take(2000, NOON)).hasSize(1001);
    }

    private static Notification notification() {
        return requested().notification();
    }

    private static NotificationEvent.Requested requested() {
        return Notification.request(
                new NotifiedOrderId(UUID.randomUUID()),
                new RecipientId(UUID.randomUUID()),
                ORDER_CONFIRMED,
                DisplayAmount.ofMinor(3998, "EUR"),
                null,
                NOON);
    }

    /** Commits at once, and knows when the last one that it got is due. */
    private static class Recorder implements Notifications {

        private Instant dueAt;

        @Override
        public Uni<Void> add(NotificationEvent.Requested requested, Instant due, Runnable onceDurable) {
            dueAt = due;
            onceDurable.run();
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<List<Notification>> claim(int limit, Instant now, Instant until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<List<Notification>> pending(Collection<NotificationId> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Void> record(Notification notification, List<NotificationEvent> events) {
            throw new UnsupportedOperationException();
        }
    }
}
