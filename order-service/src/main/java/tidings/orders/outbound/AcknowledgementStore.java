package tidings.orders.outbound;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import tidings.messaging.Cause;
import tidings.orders.Acknowledgement;
import tidings.orders.Acknowledgements;
import tidings.orders.domain.OrderId;

/** Acknowledgements in PostgreSQL, in the row of their order. */
@ApplicationScoped
class AcknowledgementStore implements Acknowledgements, PanacheRepositoryBase<OrderRow, UUID> {

    @Override
    public Uni<Boolean> add(OrderId order, Acknowledgement acknowledgement) {
        String flow = Cause.current().correlationId();
        return findById(order.value()).map(row -> {
            boolean askedFor = row != null && row.correlationId.equals(flow) && row.acknowledgeBy != null;
            if (askedFor) {
                OrderRowMapping.acknowledge(row, acknowledgement);
            }
            return askedFor;
        });
    }
}
