package tidings.embedded.client;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Server-sent events, from the first until the server ended the stream. */
public record OrderEventStream(String contentType, List<Told> events) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of them: its id, the status that it tells, and when it came by {@link System#nanoTime()}. */
    record Told(String id, String status, long nanos) {}

    /** Fails where the stream does not end within {@code limit}. */
    static OrderEventStream read(HttpClient http, URI uri, String lastEventId, Duration limit) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        CompletableFuture<OrderEventStream> events =
                http.sendAsync(request.build(), BodyHandlers.ofLines()).thenApplyAsync(OrderEventStream::of);
        try {
            return events.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the stream of " + uri + " did not end within " + limit, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the stream of " + uri + " broke: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static OrderEventStream of(HttpResponse<Stream<String>> response) {
        try (Stream<String> lines = response.body()) {
            return new OrderEventStream(
                    response.headers().firstValue("Content-Type").orElse("(none)"), parse(lines));
        }
    }

    /** An event is what stands between two empty lines. */
    static List<Told> parse(Stream<String> lines) {
        List<Told> events = new ArrayList<>();
        String[] seen = {"", ""};
        lines.forEachOrdered(line -> {
            if (line.startsWith("id:")) {
                seen[0] = line.substring("id:".length()).strip();
            } else if (line.startsWith("data:")) {
                seen[1] = status(line.substring("data:".length()));
            } else if (line.isEmpty() && !seen[1].isEmpty()) {
                events.add(new Told(seen[0], seen[1], System.nanoTime()));
                seen[1] = "";
            }
        });
        return events;
    }

    private static String status(String data) {
        try {
            return JSON.readTree(data).path("status").asText("(none)");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For instance {@code 1 PLACED, 2 CONFIRMED}. */
    public String description() {
        return events.stream().map(told -> told.id() + " " + told.status()).collect(joining(", "));
    }

    /** Between the first and the last. */
    public Duration time() {
        return events.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(
                        events.get(events.size() - 1).nanos() - events.get(0).nanos());
    }
}
