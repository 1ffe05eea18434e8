package tidings.notifications;

import io.smallrye.mutiny.Uni;
import tidings.notifications.domain.Notification;

/**
 * Brings notifications to customers: the way out to mail, text message or push.
 *
 * <p>The notification's id is the idempotency key. Whoever asks may crash before it has noted the answer, and asks again
 * then: what has the same id has to reach the customer once. What it fails with is logged, so it names no customer.
 */
public interface NotificationGateway {

    /** Returns the channel that it went by, for example {@code log}. */
    Uni<String> bring(Notification notification);
}
