package tidings.notifications.outbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tidings.eventmanager.journal.PendingRetries;
import tidings.messaging.work.NonCancellable;
import tidings.notifications.NotificationView;
import tidings.notifications.NotificationViews;
import tidings.notifications.domain.NotifiedOrderId;

/** The next attempts of pending notifications, for the diagnosis of flows. */
@ApplicationScoped
class NotificationRetries implements PendingRetries {

    private final NotificationViews notifications;

    NotificationRetries(NotificationViews notifications) {
        this.notifications = notifications;
    }

    @Override
    public Uni<Optional<Instant>> nextNotification(UUID order) {
        return NonCancellable.of(notifications.find(new NotifiedOrderId(order)).map(views -> views.stream()
                .map(NotificationView::nextAttemptAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)));
    }
}
