package tidings.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tidings.messaging.work.HandoffQueue;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationEvent;

/**
 * Records requested notifications, and hands them to {@link NotifyCustomers}.
 *
 * <p>The hand-off is in memory and follows the commit. It promises nothing: a notification that it loses is due in the
 * database when its claim ends, and a notification that it has no room for is due at once.
 */
@ApplicationScoped
public class NotificationHandoff {

    /** The time for which one replica has a notification to itself. */
    static final Duration CLAIM = Duration.ofSeconds(30);

    private static final int CAPACITY = 1000;

    private final Notifications notifications;
    private final HandoffQueue<Notification> queue = new HandoffQueue<>(CAPACITY);

    public NotificationHandoff(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Takes part in the caller's transaction. */
    Uni<Void> record(NotificationEvent.Requested requested) {
        Notification notification = requested.notification();
        if (!queue.hasRoom()) {
            return notifications.add(requested, notification.createdAt(), () -> {});
        }
        Instant until = notification.createdAt().plus(CLAIM);
        return notifications.add(requested, until, () -> queue.add(notification, until));
    }

    /** Takes at most {@code limit} notifications, and drops those whose claim ends by {@code neededUntil}. */
    List<Notification> take(int limit, Instant neededUntil) {
        return queue.take(limit, neededUntil);
    }
}
