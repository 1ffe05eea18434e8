package tidings.notifications;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationEvent;

/** Notes that a customer is to be told; {@link NotifyCustomers} does it when this is durable. */
@ApplicationScoped
public class RecordNotification {

    private final Notifications notifications;
    private final NotificationQueue handover;

    public RecordNotification(Notifications notifications, NotificationQueue handover) {
        this.notifications = notifications;
        this.handover = handover;
    }

    /** Hands it over once it is durable; where there is no room for that, it is due at once for whoever looks. */
    @WithTransaction
    public Uni<Void> record(NotificationEvent.Requested requested) {
        Notification notification = requested.notification();
        if (!handover.hasRoom()) {
            return notifications.add(requested, notification.createdAt(), () -> {});
        }
        Instant until = notification.createdAt().plus(NotifyCustomers.CLAIM);
        return notifications.add(requested, until, () -> handover.add(notification, until));
    }
}
