package tidings.orders.outbound;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.FlushMode;
import tidings.messaging.Cause;
import tidings.orders.Acknowledgements;
import tidings.orders.domain.OrderId;

/** Acknowledgements in PostgreSQL, one statement each. */
@ApplicationScoped
class AcknowledgementStore
        implements Acknowledgements, PanacheRepositoryBase<AcknowledgementRow, AcknowledgementRow.Key> {

    private static final String ADD = """
            insert into acknowledgement (order_id, subscriber, answer, answered_at)
            select id, :subscriber, :answer, :at from orders
            where id = :order and correlation_id = :flow and acknowledge_by is not null
            on conflict do nothing""";

    @Override
    public Uni<Boolean> add(OrderId order, String subscriber, String answer, Instant at) {
        return getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        // The order is confirmed and committed long since: nothing of this session is needed for it.
                        .setFlushMode(FlushMode.MANUAL)
                        .setParameter("subscriber", subscriber)
                        .setParameter("answer", answer)
                        .setParameter("at", at)
                        .setParameter("order", order.value())
                        .setParameter("flow", Cause.current().correlationId())
                        .executeUpdate())
                .chain(added -> added > 0
                        ? Uni.createFrom().item(true)
                        : findById(new AcknowledgementRow.Key(order.value(), subscriber))
                                .map(known -> known != null));
    }
}
