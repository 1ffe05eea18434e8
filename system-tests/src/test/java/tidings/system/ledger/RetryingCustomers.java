package tidings.system.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import tidings.system.ledger.AcceptedOrder.Cancellation;

/**
 * Customers that place orders at a steady rate. Some wait for the outcome, and some cancel. They remember what they are told.
 *
 * <p>They retry failed requests with the same {@code Idempotency-Key}.
 */
public final class RetryingCustomers implements AutoCloseable {

    private static final int CANCELLED_PERCENT = 10;
    private static final int WAITING_PERCENT = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final RetryingClient client;
    private final Function<Random, String> methods;
    private final Random random;
    private final Queue<CompletableFuture<?>> requests = new ConcurrentLinkedQueue<>();
    private final Map<String, AcceptedOrder> accepted = new ConcurrentHashMap<>();

    private RetryingCustomers(Supplier<List<URI>> orderServices, Function<Random, String> methods, Random random) {
        this.client = new RetryingClient(orderServices);
        this.methods = methods;
        this.random = random;
    }

    /**
     * Starts placing orders, until {@link #stop}.
     *
     * @param orderServices returns the current addresses of order-service
     * @param methods chooses the payment method of the next order
     */
    public static RetryingCustomers start(
            int perSecond, Supplier<List<URI>> orderServices, Function<Random, String> methods, long seed) {
        RetryingCustomers customers = new RetryingCustomers(orderServices, methods, new Random(seed));
        Future<?> unused =
                customers.clock.scheduleAtFixedRate(customers::order, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        return customers;
    }

    /** Stops placing orders. Returns when each request has its answer, or after a minute. */
    public void stop() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(RetryingClient.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        for (CompletableFuture<?> request : requests) {
            try {
                request.orTimeout(60, TimeUnit.SECONDS).join();
            } catch (CompletionException unanswered) {
                client.countFailure("unanswered: " + unanswered.getCause());
            }
        }
    }

    public int placed() {
        return requests.size();
    }

    public List<AcceptedOrder> accepted() {
        return List.copyOf(accepted.values());
    }

    /** Returns the failed attempts by kind: {@code refused}, {@code cut off}, {@code 503} … */
    public Map<String, Integer> failures() {
        return client.failures();
    }

    @Override
    public void close() {
        client.close();
        clock.shutdownNow();
    }

    private void order() {
        int quantity = 1 + random.nextInt(5);
        int price = 100 + random.nextInt(5000);
        boolean cancels = random.nextInt(100) < CANCELLED_PERCENT;
        int cancelAfter = random.nextInt(2000);
        String method = methods.apply(random);
        String body = """
                {"customerId": "%s", "flow": "%s", "paymentMethod": "%s",
                 "lines": [{"sku": "book", "quantity": %d, "unitPrice": {"amount": %d, "currency": "EUR"}}]}""".formatted(
                UUID.randomUUID(), random.nextBoolean() ? "orchestrated" : "choreographed", method, quantity, price);
        Map<String, String> headers =
                new HashMap<>(Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        if (random.nextInt(100) < WAITING_PERCENT) {
            headers.put("Prefer", "wait=2");
        }
        requests.add(client.post("/orders", headers, body)
                .thenApply(answer -> accept(answer, (long) quantity * price, method.contains("Declined")))
                .thenCompose(order -> cancels
                        ? RetryingClient.after(cancelAfter).thenCompose(waited -> cancel(order))
                        : CompletableFuture.completedFuture(null)));
    }

    private AcceptedOrder accept(HttpResponse<String> answer, long total, boolean declined) {
        String location = answer.headers().firstValue("Location").orElse("");
        String id = location.substring(location.lastIndexOf('/') + 1);
        String named = answer.statusCode() == 201 ? status(answer) : "";
        AcceptedOrder order = new AcceptedOrder(id, total, declined, named, Cancellation.NOT_REQUESTED);
        accepted.put(id, order);
        return order;
    }

    private CompletableFuture<Void> cancel(AcceptedOrder order) {
        accepted.put(order.id(), order.with(Cancellation.UNANSWERED));
        return client.post("/orders/" + order.id() + "/cancellation", Map.of(), "")
                .thenAccept(answer -> accepted.put(
                        order.id(),
                        order.with(answer.statusCode() == 202 ? Cancellation.PROMISED : Cancellation.REFUSED)));
    }

    private static String status(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body()).path("status").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
