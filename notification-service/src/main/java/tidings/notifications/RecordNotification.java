package tidings.notifications;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.notifications.domain.NotificationEvent;

/** Notes that a customer is to be told; {@link SendNotifications} does it when this is durable. */
@ApplicationScoped
public class RecordNotification {

    private final Notifications notifications;

    RecordNotification(Notifications notifications) {
        this.notifications = notifications;
    }

    @WithTransaction
    public Uni<Void> record(NotificationEvent.Requested requested) {
        return notifications.add(requested);
    }
}
