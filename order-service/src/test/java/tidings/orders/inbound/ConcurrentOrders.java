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
import tidings.orders.inbound.ConcurrentCustomers.Request;

/** Places orders while another order is being placed, so that they form a batch. */
record ConcurrentOrders(Pool pool, MeterRegistry metrics, URI orders) {

    /** The transaction that wrote a row, by the correlation id of the row. */
    private static final String WRITTEN =
            "select xmin::text as transaction, correlation_id from orders where correlation_id = any($1)";

    static List<String> flows(int many) {
        return Stream.generate(() -> "together-" + UUID.randomUUID())
                .limit(many)
                .toList();
    }

    List<CompletableFuture<HttpResponse<String>>> whileLocked(List<Request> requests) {
        try (OrdersTableLock lock = new OrdersTableLock(pool)) {
            return behindFirst(lock, requests);
        }
    }

    /** Returns when all requests are in flight and the first one waits for the database. */
    List<CompletableFuture<HttpResponse<String>>> behindFirst(OrdersTableLock lock, List<Request> requests) {
        ConcurrentCustomers customers = new ConcurrentCustomers(orders);
        CompletableFuture<HttpResponse<String>> first = customers.place(Request.book("first"));
        await().until(() -> lock.waiting() == 1);
        List<CompletableFuture<HttpResponse<String>>> answers =
                requests.stream().map(customers::place).toList();
        await().until(() -> inFlight() > requests.size() && !first.isDone());
        return answers;
    }

    /** Returns the transaction of each placed order by its correlation id. */
    Map<String, String> transactions(List<String> flows) {
        return pool.preparedQuery(WRITTEN).executeAndAwait(Tuple.of(flows.toArray(String[]::new))).stream()
                .collect(toMap(row -> row.getString("correlation_id"), row -> row.getString("transaction")));
    }

    private double inFlight() {
        return metrics.get("http.server.active.requests").gauge().value();
    }
}
