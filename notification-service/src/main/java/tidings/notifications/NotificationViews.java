package tidings.notifications;

import io.smallrye.mutiny.Uni;
import java.util.List;
import tidings.notifications.domain.OrderId;

/** Notifications to look at. */
public interface NotificationViews {

    /** What was and is to be told about an order, oldest first. */
    Uni<List<NotificationView>> of(OrderId order);
}
