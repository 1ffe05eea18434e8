package tidings.notifications;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.notifications.domain.NotificationEvent;

/** Records that a customer is to be notified; {@link NotifyCustomers} calls the gateway once this is durable. */
@ApplicationScoped
public class RecordNotification {

    private final NotificationHandoff handoff;

    RecordNotification(NotificationHandoff handoff) {
        this.handoff = handoff;
    }

    @WithTransaction
    public Uni<Void> record(NotificationEvent.Requested requested) {
        return handoff.record(requested);
    }
}
