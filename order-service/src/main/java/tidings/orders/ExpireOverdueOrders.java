package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Expires orders whose payment was not answered in time, a batch in one transaction. Any number of replicas may do it. */
@ApplicationScoped
public class ExpireOverdueOrders {

    private static final int AT_ONCE = 100;

    private final Orders orders;

    public ExpireOverdueOrders(Orders orders) {
        this.orders = orders;
    }

    /** Returns whether there may be more. */
    @WithTransaction
    public Uni<Boolean> expire() {
        return orders.findOverdue(AT_ONCE)
                .call(overdue -> Multi.createFrom()
                        .iterable(overdue)
                        .onItem()
                        .transformToUniAndConcatenate(order -> orders.record(order, order.expire()))
                        .onItem()
                        .ignoreAsUni())
                .map(overdue -> overdue.size() == AT_ONCE);
    }
}
