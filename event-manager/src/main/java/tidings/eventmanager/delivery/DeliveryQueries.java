package tidings.eventmanager.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.SubscriptionId;

/** The delivery log in PostgreSQL. */
@ApplicationScoped
class DeliveryQueries implements DeliveryViews {

    private static final String OF = """
            select position, published_event.key, time, attributes, payload, state, due_at, log from (
                (select event, 'PENDING' as state, due_at, log from delivery
                    where subscription_id = $1 and event < $2 order by event desc limit $3)
                union all
                (select event, state, null as due_at, log from settled_delivery
                    where subscription_id = $1 and event < $2 order by event desc limit $3)
            ) as shown join published_event on position = event
            order by event desc limit $3""";

    private final Pool pool;

    DeliveryQueries(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<DeliveryView>> of(SubscriptionId subscription, long before, int limit) {
        return pool.withConnection(connection ->
                        connection.preparedQuery(OF).execute(Tuple.of(subscription.value(), before, limit)))
                .map(rows -> {
                    List<DeliveryView> views = new ArrayList<>(rows.size());
                    rows.forEach(row -> views.add(view(row)));
                    return views;
                });
    }

    private static DeliveryView view(Row row) {
        PublishedEvent event = DeliveryColumns.event(row);
        OffsetDateTime due = row.getOffsetDateTime("due_at");
        return new DeliveryView(
                row.getLong("position"),
                event.id(),
                event.type(),
                event.key(),
                row.getString("state"),
                List.of(row.getArrayOfStrings("log")),
                due == null ? null : due.toInstant());
    }
}
