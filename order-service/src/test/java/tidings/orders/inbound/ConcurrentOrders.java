package tidings.orders.inbound;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tidings.orders.inbound.ConcurrentCustomers.Wish;

/** Customers who come while another one's order is being placed. */
record ConcurrentOrders(Pool pool, MeterRegistry metrics, URI orders) {

    /** The transaction that wrote a row, and the flow that the row is part of. */
    private static final String WRITTEN =
            "select xmin::text as transaction, correlation_id from orders where correlation_id = any($1)";

    static List<String> flows(int many) {
        return Stream.generate(() -> "together-" + UUID.randomUUID())
                .limit(many)
                .toList();
    }

    List<CompletableFuture<HttpResponse<String>>> whileNothingGoesOn(List<Wish> wishes) {
        try (OrdersTableLock standStill = new OrdersTableLock(pool)) {
            return behindAnother(standStill, wishes);
        }
    }

    /** Returns when all are inside, and the other one waits for the database. */
    List<CompletableFuture<HttpResponse<String>>> behindAnother(OrdersTableLock standStill, List<Wish> wishes) {
        ConcurrentCustomers customers = new ConcurrentCustomers(orders);
        CompletableFuture<HttpResponse<String>> other = customers.place(Wish.book("another"));
        await().until(() -> standStill.waiting() == 1);
        List<CompletableFuture<HttpResponse<String>>> answers =
                wishes.stream().map(customers::place).toList();
        await().until(() -> insideTheService() > wishes.size() && !other.isDone());
        return answers;
    }

    /** In which transaction each of these flows had its order placed. */
    Map<String, String> transactions(List<String> flows) {
        return pool.preparedQuery(WRITTEN).executeAndAwait(Tuple.of(flows.toArray(String[]::new))).stream()
                .collect(toMap(row -> row.getString("correlation_id"), row -> row.getString("transaction")));
    }

    private double insideTheService() {
        return metrics.get("http.server.active.requests").gauge().value();
    }
}
