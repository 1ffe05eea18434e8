package tidings.orders.outbound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tidings.orders.OrderNotFound;
import tidings.orders.OrderView;
import tidings.orders.OrderViews;
import tidings.orders.domain.OrderId;

/**
 * Reads views of orders. Paging is by key, so each page costs the same.
 *
 * <p>No index has the status: it changes with each order, and each change would then write to every index. So a page with a
 * status ends after 10 000 orders of any status, even if it is not full.
 */
@ApplicationScoped
class OrderQueries implements OrderViews, PanacheRepositoryBase<OrderRow, UUID> {

    /** Takes about 15 ms. */
    static final int MAX_SCANNED = 10_000;

    private static final String NEWEST_FIRST = " order by placedAt desc, id desc";

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
    public Uni<Page> list(Criteria criteria, int limit) {
        Conditions conditions = new Conditions();
        criteria.customer().ifPresent(customer -> conditions.add("customerId = :customer", "customer", customer));
        criteria.olderThan().ifPresent(last -> conditions.addPosition("<", "last", last));
        return criteria.status().isEmpty()
                ? find(conditions, limit, Optional.empty())
                : endOfScan(conditions).chain(end -> {
                    conditions.add(
                            "status = :status", "status", criteria.status().get());
                    end.ifPresent(oldest -> conditions.addPosition(">=", "oldest", oldest));
                    return find(conditions, limit, end);
                });
    }

    /** Returns the last of the orders that a page may look at; empty if all of them are fewer. */
    private static Uni<Optional<Position>> endOfScan(Conditions conditions) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createQuery(
                            "select placedAt, id from OrderRow" + conditions + NEWEST_FIRST, Object[].class);
                    conditions.values().forEach(query::setParameter);
                    return query.setFirstResult(MAX_SCANNED - 1)
                            .setMaxResults(1)
                            .getResultList();
                })
                .map(rows -> rows.stream()
                        .map(row -> new Position((Instant) row[0], (UUID) row[1]))
                        .findFirst());
    }

    private Uni<Page> find(Conditions conditions, int limit, Optional<Position> endOfScan) {
        return find("from OrderRow" + conditions + NEWEST_FIRST, conditions.values())
                .page(0, limit)
                .list()
                .map(rows -> rows.stream().map(OrderRowMapper::toView).toList())
                .map(orders -> new Page(
                        orders, orders.size() < limit ? endOfScan : Optional.of(Position.of(orders.get(limit - 1)))));
    }
}
