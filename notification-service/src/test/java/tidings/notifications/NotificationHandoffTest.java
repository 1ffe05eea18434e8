package tidings.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.notifications.domain.NotificationOccasion.ORDER_CONFIRMED;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.notifications.domain.DisplayAmount;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationEvent;
import tidings.notifications.domain.NotificationId;
import tidings.notifications.domain.NotifiedOrderId;
import tidings.notifications.domain.RecipientId;

class NotificationHandoffTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant UNTIL = NOON.plusSeconds(30);

    private final RecordedNotifications notifications = new RecordedNotifications();
    private final NotificationHandoff handoff = new NotificationHandoff(notifications);

    @Test
    void notifications_are_taken_once_in_their_order() {
        var first = record();
        var second = record();

        assertThat(handoff.take(1, NOON)).containsExactly(first);
        assertThat(handoff.take(100, NOON)).containsExactly(second);
        assertThat(handoff.take(100, NOON)).isEmpty();
    }

    @Test
    void a_notification_is_handed_off_once_it_is_durable() {
        var requested = requested();

        handoff.record(requested).await().indefinitely();
        assertThat(notifications.dueAt).isEqualTo(UNTIL);
        assertThat(handoff.take(1, NOON)).isEmpty();
        notifications.commit();

        assertThat(handoff.take(1, NOON)).containsExactly(requested.notification());
    }

    @Test
    void a_notification_without_room_is_due_at_once_and_not_handed_off() {
        for (int i = 0; i < 1000; i++) {
            record();
            assertThat(notifications.dueAt).isEqualTo(UNTIL);
        }
        record();
        assertThat(notifications.dueAt).isEqualTo(NOON);
        assertThat(handoff.take(2000, NOON)).hasSize(1000);

        record();
        assertThat(notifications.dueAt).isEqualTo(UNTIL);
    }

    @Test
    void a_notification_that_another_replica_may_claim_is_dropped() {
        record();
        var later = record(NOON.plusSeconds(1));

        assertThat(handoff.take(100, UNTIL)).containsExactly(later);
        assertThat(handoff.take(100, NOON)).isEmpty();
    }

    private Notification record() {
        return record(NOON);
    }

    private Notification record(Instant now) {
        var requested = requested(now);
        handoff.record(requested).await().indefinitely();
        notifications.commit();
        return requested.notification();
    }

    private static NotificationEvent.Requested requested() {
        return requested(NOON);
    }

    private static NotificationEvent.Requested requested(Instant now) {
        return Notification.request(
                new NotifiedOrderId(UUID.randomUUID()),
                new RecipientId(UUID.randomUUID()),
                ORDER_CONFIRMED,
                DisplayAmount.ofMinor(3998, "EUR"),
                null,
                now);
    }

    /** Commits when the test says so, and shows the due time of the last added notification. */
    private static class RecordedNotifications implements Notifications {

        private Instant dueAt = Instant.MIN;
        private Runnable onceDurable = () -> {};

        void commit() {
            onceDurable.run();
        }

        @Override
        public Uni<Void> add(NotificationEvent.Requested requested, Instant due, Runnable durable) {
            dueAt = due;
            onceDurable = durable;
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<List<Notification>> claim(int limit, Instant now, Instant until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<List<Notification>> findPendingForUpdate(Collection<NotificationId> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Void> record(Notification notification, List<NotificationEvent> events) {
            throw new UnsupportedOperationException();
        }
    }
}
