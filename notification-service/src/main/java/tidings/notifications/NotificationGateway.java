package tidings.notifications;

import io.smallrye.mutiny.Uni;
import tidings.notifications.domain.Notification;

/**
 * The provider that sends notifications to customers, for example by mail, text message or push.
 *
 * <p>The notification's id is the idempotency key: after a crash or a lost answer the same notification is sent again, and
 * it must reach the customer once. The log shows each failure, so a failure must not contain personal data.
 */
public interface NotificationGateway {

    /** Sends a notification. Returns its channel, for example {@code log}. */
    Uni<String> send(Notification notification);
}
