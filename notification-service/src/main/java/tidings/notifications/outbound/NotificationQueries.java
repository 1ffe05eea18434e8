package tidings.notifications.outbound;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import tidings.notifications.NotificationView;
import tidings.notifications.NotificationViews;
import tidings.notifications.domain.NotifiedOrderId;

/** Reads notifications. */
@ApplicationScoped
class NotificationQueries implements NotificationViews, PanacheRepositoryBase<NotificationRow, UUID> {

    @Override
    @WithSession
    public Uni<List<NotificationView>> find(NotifiedOrderId order) {
        return find("orderId = ?1 order by createdAt, id", order.value())
                .list()
                .map(rows -> rows.stream().map(NotificationRowMapper::toView).toList());
    }
}
