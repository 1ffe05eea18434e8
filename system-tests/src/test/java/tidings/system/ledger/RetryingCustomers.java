package tidings.system.ledger;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Customers that place orders at a steady rate and cancel some of them.
 *
 * <p>They retry rejected, broken and 503 requests with the same {@code Idempotency-Key} and exponential back-off, at all
 * processes of order-service in turn.
 */
public final class RetryingCustomers implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CANCELLED_PERCENT = 10;
    /** The delay before a retry in milliseconds; it doubles up to the maximum. */
    private static final int FIRST_RETRY_DELAY = 200;

    private static final int MAX_RETRY_DELAY = 3_200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Supplier<List<URI>> orderServices;
    private final Function<Random, String> methods;
    private final Random random;
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean closed;

    private final Queue<CompletableFuture<?>> requests = new ConcurrentLinkedQueue<>();
    private final Queue<AcceptedOrder> accepted = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> failures = new ConcurrentSkipListMap<>();

    private RetryingCustomers(Supplier<List<URI>> orderServices, Function<Random, String> methods, Random random) {
        this.orderServices = orderServices;
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
        clock.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        for (CompletableFuture<?> request : requests) {
            try {
                request.orTimeout(60, TimeUnit.SECONDS).join();
            } catch (CompletionException unanswered) {
                failures.merge("unanswered: " + unanswered.getCause(), 1, Integer::sum);
            }
        }
    }

    public int placed() {
        return requests.size();
    }

    public List<AcceptedOrder> accepted() {
        return List.copyOf(accepted);
    }

    /** Returns the failed attempts by kind: {@code refused}, {@code cut off}, {@code 503} … */
    public Map<String, Integer> failures() {
        return failures;
    }

    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
    }

    private void order() {
        int quantity = 1 + random.nextInt(5);
        int price = 100 + random.nextInt(5000);
        boolean cancels = random.nextInt(100) < CANCELLED_PERCENT;
        int cancelAfter = random.nextInt(2000);
        String body = """
                {"customerId": "%s", "flow": "%s", "paymentMethod": "%s",
                 "lines": [{"sku": "book", "quantity": %d, "unitPrice": {"amount": %d, "currency": "EUR"}}]}""".formatted(
                        UUID.randomUUID(),
                        random.nextBoolean() ? "orchestrated" : "choreographed",
                        methods.apply(random),
                        quantity,
                        price);
        CompletableFuture<String> order = sendUntilAnswered(
                        "/orders", UUID.randomUUID().toString(), body)
                .thenApply(location -> location.substring(location.lastIndexOf('/') + 1));
        requests.add(order.thenAccept(id -> accepted.add(new AcceptedOrder(id, (long) quantity * price)))
                .thenCompose(accepted -> cancels
                        ? after(cancelAfter)
                                .thenCompose(waited ->
                                        sendUntilAnswered("/orders/" + order.join() + "/cancellation", "", ""))
                        : CompletableFuture.completedFuture("")));
    }

    /** Sends a request until it succeeds. Returns the {@code Location} of the answer. */
    private CompletableFuture<String> sendUntilAnswered(String path, String key, String body) {
        return sendUntilAnswered(path, key, body, FIRST_RETRY_DELAY);
    }

    private CompletableFuture<String> sendUntilAnswered(String path, String key, String body, int delay) {
        return send(path, key, body)
                .handle((answer, failure) -> failure == null ? onAnswer(answer) : onFailure(failure))
                .thenCompose(location -> location.isPresent()
                        ? CompletableFuture.completedFuture(location.get())
                        : after(delay)
                                .thenCompose(waited ->
                                        sendUntilAnswered(path, key, body, Math.min(2 * delay, MAX_RETRY_DELAY))));
    }

    private static CompletableFuture<Void> after(int millis) {
        return new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<HttpResponse<String>> send(String path, String key, String body) {
        if (closed) {
            return CompletableFuture.failedFuture(new IllegalStateException("closed"));
        }
        List<URI> current = orderServices.get();
        URI orderService = current.get(Math.floorMod(next.getAndIncrement(), current.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(orderService.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** Returns empty if a retry makes sense. 409 means: the order can no longer be cancelled. */
    private Optional<String> onAnswer(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 201 || status == 202 || status == 409) {
            return Optional.of(answer.headers().firstValue("Location").orElse(""));
        }
        failures.merge(Integer.toString(status), 1, Integer::sum);
        if (status < 500) {
            throw new IllegalStateException(status + ": " + answer.body());
        }
        return Optional.empty();
    }

    private Optional<String> onFailure(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof IOException)) {
            throw new CompletionException(cause);
        }
        failures.merge(
                cause instanceof ConnectException
                        ? "refused"
                        : cause instanceof HttpTimeoutException ? "timed out" : "cut off",
                1,
                Integer::sum);
        return Optional.empty();
    }
}
