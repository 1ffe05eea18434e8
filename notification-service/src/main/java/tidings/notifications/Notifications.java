package tidings.notifications;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationEvent;
import tidings.notifications.domain.NotificationId;

/** The notifications. */
public interface Notifications {

    /**
     * Adds a requested notification, unless it exists, with the current message as its cause.
     *
     * @param dueAt the time from which it can be claimed
     * @param onceDurable runs after the commit, if the notification was added
     */
    Uni<Void> add(NotificationEvent.Requested requested, Instant dueAt, Runnable onceDurable);

    /** Claims at most {@code limit} notifications that are due, the oldest first. They are due again at {@code until}. */
    Uni<List<Notification>> claim(int limit, Instant now, Instant until);

    /** Finds those of these notifications that are still pending, and locks them until the transaction ends. */
    Uni<List<Notification>> findPendingForUpdate(Collection<NotificationId> ids);

    /** Records events of a notification and announces them, caused by the message that requested it: both or neither. */
    Uni<Void> record(Notification notification, List<NotificationEvent> events);
}
