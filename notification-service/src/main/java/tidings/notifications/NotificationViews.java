package tidings.notifications;

import io.smallrye.mutiny.Uni;
import java.util.List;
import tidings.notifications.domain.NotifiedOrderId;

/** Notifications to look at. */
public interface NotificationViews {

    /** What was and is to be told about an order, oldest first. */
    Uni<List<NotificationView>> of(NotifiedOrderId order);
}
