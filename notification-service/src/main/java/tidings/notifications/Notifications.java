package tidings.notifications;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationEvent;
import tidings.notifications.domain.NotificationId;

/** The notifications that there are. */
public interface Notifications {

    /**
     * Makes durable that one is wanted, and by which message; does nothing where it is there already.
     *
     * @param dueAt nobody claims it before
     * @param onceDurable runs after the commit, if it was not there already
     */
    Uni<Void> add(NotificationEvent.Requested requested, Instant dueAt, Runnable onceDurable);

    /** Takes at most {@code limit} that are due now. Nobody else gets them before {@code until}. */
    Uni<List<Notification>> claim(int limit, Instant now, Instant until);

    /** Those of these that are still pending. Nobody else settles them before the transaction ends. */
    Uni<List<Notification>> pending(Collection<NotificationId> ids);

    /** Makes what happened to a notification durable and announces it, caused by who wanted it: both or neither. */
    Uni<Void> record(Notification notification, List<NotificationEvent> events);
}
