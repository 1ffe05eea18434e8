package tidings.orders.outbound;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tidings.orders.OrderNotFound;
import tidings.orders.OrderView;
import tidings.orders.OrderViews;
import tidings.orders.domain.OrderId;

/** Reads views of orders. Paging is by key, so each page costs the same. */
@ApplicationScoped
class OrderQueries implements OrderViews, PanacheRepositoryBase<OrderRow, UUID> {

    @Override
    @WithSession
    public Uni<OrderView> get(OrderId id) {
        return findById(id.value())
                .onItem()
                .ifNull()
                .failWith(() -> new OrderNotFound(id))
                .map(OrderRowMapper::toView);
    }

    @Override
    @WithSession
    public Uni<List<OrderView>> list(Criteria criteria, int limit) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        criteria.customer().ifPresent(customer -> {
            conditions.add("customerId = :customer");
            parameters.put("customer", customer);
        });
        criteria.status().ifPresent(status -> {
            conditions.add("status = :status");
            parameters.put("status", status);
        });
        criteria.olderThan().ifPresent(last -> {
            conditions.add("(placedAt, id) < (:placedAt, :id)");
            parameters.put("placedAt", last.placedAt());
            parameters.put("id", last.id());
        });
        return find(String.join(" and ", conditions) + " order by placedAt desc, id desc", parameters)
                .page(0, limit)
                .list()
                .map(rows -> rows.stream().map(OrderRowMapper::toView).toList());
    }
}
