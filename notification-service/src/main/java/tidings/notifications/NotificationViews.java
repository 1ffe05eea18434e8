package tidings.notifications;

import io.smallrye.mutiny.Uni;
import java.util.List;
import tidings.notifications.domain.NotifiedOrderId;

/** The notifications, read only and without a lock. */
public interface NotificationViews {

    /** Finds the notifications about an order, the oldest first. */
    Uni<List<NotificationView>> find(NotifiedOrderId order);
}
