package tidings.tracking.outbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tidings.messaging.HangUp;
import tidings.notifications.NotificationView;
import tidings.notifications.NotificationViews;
import tidings.notifications.domain.OrderId;
import tidings.tracking.Retries;

/** What notifications will try again, as they show it. */
@ApplicationScoped
class NotificationRetries implements Retries {

    private final NotificationViews notifications;

    NotificationRetries(NotificationViews notifications) {
        this.notifications = notifications;
    }

    @Override
    public Uni<Optional<Instant>> toTellTheCustomer(UUID order) {
        return HangUp.ignoredBy(notifications.of(new OrderId(order)).map(views -> views.stream()
                .map(NotificationView::nextAttemptAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)));
    }
}
