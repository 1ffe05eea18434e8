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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Sends a request until it has a final answer: {@code 201}, {@code 202} or {@code 409}.
 *
 * <p>It repeats refused, broken and 503 requests with exponential back-off, at all processes of order-service in turn.
 */
final class RetryingClient implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Set<Integer> FINAL = Set.of(201, 202, 409);
    /** The delay before a retry in milliseconds; it doubles up to the maximum. */
    private static final int FIRST_RETRY_DELAY = 200;

    private static final int MAX_RETRY_DELAY = 3_200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Supplier<List<URI>> orderServices;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<String, Integer> failures = new ConcurrentSkipListMap<>();
    private volatile boolean closed;

    RetryingClient(Supplier<List<URI>> orderServices) {
        this.orderServices = orderServices;
    }

    CompletableFuture<HttpResponse<String>> post(String path, Map<String, String> headers, String body) {
        return post(path, headers, body, FIRST_RETRY_DELAY);
    }

    /** Returns the failed attempts by kind: {@code refused}, {@code cut off}, {@code 503} … */
    Map<String, Integer> failures() {
        return failures;
    }

    void countFailure(String kind) {
        failures.merge(kind, 1, Integer::sum);
    }

    static CompletableFuture<Void> after(int millis) {
        return new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<HttpResponse<String>> post(
            String path, Map<String, String> headers, String body, int delay) {
        return send(path, headers, body)
                .handle((answer, failure) -> failure == null ? onAnswer(answer) : onFailure(failure))
                .thenCompose(last -> last.isPresent()
                        ? CompletableFuture.completedFuture(last.get())
                        : after(delay)
                                .thenCompose(
                                        waited -> post(path, headers, body, Math.min(2 * delay, MAX_RETRY_DELAY))));
    }

    private CompletableFuture<HttpResponse<String>> send(String path, Map<String, String> headers, String body) {
        if (closed) {
            return CompletableFuture.failedFuture(new IllegalStateException("closed"));
        }
        List<URI> current = orderServices.get();
        URI orderService = current.get(Math.floorMod(next.getAndIncrement(), current.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(orderService.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** Returns empty if a retry makes sense. */
    private Optional<HttpResponse<String>> onAnswer(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (FINAL.contains(status)) {
            return Optional.of(answer);
        }
        countFailure(Integer.toString(status));
        if (status < 500) {
            throw new IllegalStateException(status + ": " + answer.body());
        }
        return Optional.empty();
    }

    private Optional<HttpResponse<String>> onFailure(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof IOException)) {
            throw new CompletionException(cause);
        }
        countFailure(
                cause instanceof ConnectException
                        ? "refused"
                        : cause instanceof HttpTimeoutException ? "timed out" : "cut off");
        return Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
    }
}
