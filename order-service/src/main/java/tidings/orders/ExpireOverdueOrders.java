package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Expires orders whose payment deadline has passed. Several replicas may run it at the same time. */
@ApplicationScoped
public class ExpireOverdueOrders {

    private static final int BATCH_SIZE = 100;

    private final Orders orders;

    ExpireOverdueOrders(Orders orders) {
        this.orders = orders;
    }

    /** Expires a batch in one transaction. Returns whether there may be more. */
    @WithTransaction
    public Uni<Boolean> expire(Instant now) {
        return orders.findOverdue(BATCH_SIZE)
                .call(overdue -> Multi.createFrom()
                        .iterable(overdue)
                        .onItem()
                        .transformToUniAndConcatenate(order -> orders.record(order, order.expire(), now))
                        .onItem()
                        .ignoreAsUni())
                .map(overdue -> overdue.size() == BATCH_SIZE);
    }
}
