package tidings.orders;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import tidings.messaging.work.TransientFailure;
import tidings.orders.Orders.Overdue;
import tidings.orders.domain.OrderId;

/**
 * Expires orders whose payment deadline has passed. Several replicas may run it at the same time.
 *
 * <p>If a batch fails, each of its orders gets a transaction of its own. An order that still fails is passed by, and tried
 * again a minute later.
 */
@ApplicationScoped
public class ExpireOverdueOrders {

    private static final Logger LOG = Logger.getLogger(ExpireOverdueOrders.class);
    private static final int BATCH_SIZE = 100;
    private static final Duration RETRY_DELAY = Duration.ofMinutes(1);

    private final Orders orders;
    private final Counter failed;
    /** The last order of the last batch with a failure. */
    private volatile Overdue passed = Overdue.FIRST;

    private volatile Instant retryAt = Instant.MIN;

    ExpireOverdueOrders(Orders orders, MeterRegistry metrics) {
        this.orders = orders;
        this.failed = metrics.counter("tidings.orders.expiry.failed");
    }

    /** Expires a batch in one transaction. Returns whether there may be more. One call at a time. */
    public Uni<Boolean> expire(Instant now) {
        if (now.isAfter(retryAt)) {
            passed = Overdue.FIRST;
        }
        List<Overdue> batch = new ArrayList<>();
        return Panache.withTransaction(() -> orders.findOverdue(BATCH_SIZE, passed)
                        .invoke(batch::addAll)
                        .chain(found -> expireAll(found, now)))
                .map(done -> batch.size() == BATCH_SIZE)
                .onFailure(failure -> !batch.isEmpty())
                .recoverWithUni(failure -> expireOneByOne(batch, now).replaceWith(false));
    }

    private Uni<Void> expireAll(List<Overdue> batch, Instant now) {
        List<OrderId> ids = batch.stream().map(Overdue::id).toList();
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : orders.prefetch(ids).chain(() -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(id -> expire(id, now))
                        .onItem()
                        .ignoreAsUni());
    }

    private Uni<Void> expire(OrderId id, Instant now) {
        return orders.findForUpdate(id).chain(order -> orders.record(order, order.expire(), now));
    }

    private Uni<Void> expireOneByOne(List<Overdue> batch, Instant now) {
        Overdue last = batch.get(batch.size() - 1);
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(order -> Panache.withTransaction(() -> expire(order.id(), now))
                        .onFailure()
                        .invoke(failure -> failed(order.id(), failure, last, now))
                        .onFailure()
                        .recoverWithNull())
                .onItem()
                .ignoreAsUni();
    }

    private void failed(OrderId id, Throwable failure, Overdue last, Instant now) {
        if (TransientFailure.is(failure)) {
            LOG.warnf("order %s did not expire: %s; the next tick tries again", id, failure);
            return;
        }
        failed.increment();
        LOG.errorf(failure, "order %s cannot expire; it is tried again in %s", id, RETRY_DELAY);
        if (passed.equals(Overdue.FIRST)) {
            retryAt = now.plus(RETRY_DELAY);
        }
        passed = last;
    }
}
