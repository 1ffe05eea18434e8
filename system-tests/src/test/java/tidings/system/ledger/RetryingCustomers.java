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
 * Customers who place orders at a steady rate, whether the shop keeps up or not, and cancel some. They insist: who is
 * refused, cut off or answered with 503 asks again, later each time, with the same {@code Idempotency-Key}, at another door if there is one.
 */
public final class RetryingCustomers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CANCELLED_IN_100 = 10;
    /** Milliseconds before somebody asks again: twice as many each time, up to the longest. */
    private static final int FIRST_PAUSE = 200;

    private static final int LONGEST_PAUSE = 3_200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Supplier<List<URI>> doors;
    private final Function<Random, String> methods;
    private final Random random;
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean closed;

    private final Queue<CompletableFuture<?>> requests = new ConcurrentLinkedQueue<>();
    private final Queue<AcceptedOrder> accepted = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> troubles = new ConcurrentSkipListMap<>();

    private RetryingCustomers(Supplier<List<URI>> doors, Function<Random, String> methods, Random random) {
        this.doors = doors;
        this.methods = methods;
        this.random = random;
    }

    /**
     * From now on, until they are told to {@linkplain #stop}.
     *
     * @param doors where order-service can be had now
     * @param methods chooses how the next order is paid
     */
    public static RetryingCustomers ordering(
            int perSecond, Supplier<List<URI>> doors, Function<Random, String> methods, long seed) {
        RetryingCustomers customers = new RetryingCustomers(doors, methods, new Random(seed));
        Future<?> unused =
                customers.clock.scheduleAtFixedRate(customers::order, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        return customers;
    }

    /** Places no more; returns when each request has its answer, or had time enough for it. */
    public void stop() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        for (CompletableFuture<?> request : requests) {
            try {
                request.orTimeout(60, TimeUnit.SECONDS).join();
            } catch (CompletionException unanswered) {
                troubles.merge("unanswered: " + unanswered.getCause(), 1, Integer::sum);
            }
        }
    }

    public int placed() {
        return requests.size();
    }

    public List<AcceptedOrder> accepted() {
        return List.copyOf(accepted);
    }

    /** What they met before they had their answers, and how often: {@code refused}, {@code cut off}, {@code 503} … */
    public Map<String, Integer> troubles() {
        return troubles;
    }

    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
    }

    private void order() {
        int quantity = 1 + random.nextInt(5);
        int price = 100 + random.nextInt(5000);
        boolean cancels = random.nextInt(100) < CANCELLED_IN_100;
        int regretsAfter = random.nextInt(2000);
        String body = """
                {"customerId": "%s", "flow": "%s", "paymentMethod": "%s",
                 "lines": [{"sku": "book", "quantity": %d, "unitPrice": {"amount": %d, "currency": "EUR"}}]}""".formatted(
                        UUID.randomUUID(),
                        random.nextBoolean() ? "orchestrated" : "choreographed",
                        methods.apply(random),
                        quantity,
                        price);
        CompletableFuture<String> order = insist("/orders", UUID.randomUUID().toString(), body)
                .thenApply(location -> location.substring(location.lastIndexOf('/') + 1));
        requests.add(order.thenAccept(id -> accepted.add(new AcceptedOrder(id, (long) quantity * price)))
                .thenCompose(accepted -> cancels
                        ? after(regretsAfter)
                                .thenCompose(regret -> insist("/orders/" + order.join() + "/cancellation", "", ""))
                        : CompletableFuture.completedFuture("")));
    }

    /** Where the answer says that it lies. */
    private CompletableFuture<String> insist(String path, String key, String body) {
        return insist(path, key, body, FIRST_PAUSE);
    }

    private CompletableFuture<String> insist(String path, String key, String body, int pause) {
        return ask(path, key, body)
                .handle((answer, failure) -> failure == null ? said(answer) : met(failure))
                .thenCompose(said -> said.isPresent()
                        ? CompletableFuture.completedFuture(said.get())
                        : after(pause)
                                .thenCompose(rested -> insist(path, key, body, Math.min(2 * pause, LONGEST_PAUSE))));
    }

    private static CompletableFuture<Void> after(int millis) {
        return new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<HttpResponse<String>> ask(String path, String key, String body) {
        if (closed) {
            return CompletableFuture.failedFuture(new IllegalStateException("gone home"));
        }
        List<URI> open = doors.get();
        URI door = open.get(Math.floorMod(next.getAndIncrement(), open.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(door.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** Empty where it is worth asking again. 409: there is nothing to cancel any more. */
    private Optional<String> said(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 201 || status == 202 || status == 409) {
            return Optional.of(answer.headers().firstValue("Location").orElse(""));
        }
        troubles.merge(Integer.toString(status), 1, Integer::sum);
        if (status < 500) {
            throw new IllegalStateException(status + ": " + answer.body());
        }
        return Optional.empty();
    }

    private Optional<String> met(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof IOException)) {
            throw new CompletionException(cause);
        }
        troubles.merge(
                cause instanceof ConnectException
                        ? "refused"
                        : cause instanceof HttpTimeoutException ? "timed out" : "cut off",
                1,
                Integer::sum);
        return Optional.empty();
    }
}
