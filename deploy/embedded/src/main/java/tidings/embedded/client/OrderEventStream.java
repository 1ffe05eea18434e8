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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The server-sent events of one order, from the first event to the end of the stream. */
public record OrderEventStream(String contentType, List<StatusEvent> events) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An event with its id, the order's status, and the time of its arrival ({@link System#nanoTime()}). */
    record StatusEvent(String id, String status, long nanos) {}

    /** Fails if the stream does not end within {@code timeout}. */
    static CompletableFuture<OrderEventStream> read(HttpClient http, URI uri, String lastEventId, Duration timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofLines())
                .thenApplyAsync(OrderEventStream::of, OrderEventStream::runInThread)
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(
                        new IllegalStateException("the stream of " + uri + " broke or did not end: " + e, e)));
    }

    /** Reading a stream blocks its thread. */
    private static void runInThread(Runnable reading) {
        Thread thread = new Thread(reading, "order events");
        thread.setDaemon(true);
        thread.start();
    }

    private static OrderEventStream of(HttpResponse<Stream<String>> response) {
        try (Stream<String> lines = response.body()) {
            return new OrderEventStream(
                    response.headers().firstValue("Content-Type").orElse("(none)"), parse(lines));
        }
    }

    /** An empty line ends an event. */
    static List<StatusEvent> parse(Stream<String> lines) {
        List<StatusEvent> events = new ArrayList<>();
        String[] current = {"", ""};
        lines.forEachOrdered(line -> {
            if (line.startsWith("id:")) {
                current[0] = line.substring("id:".length()).strip();
            } else if (line.startsWith("data:")) {
                current[1] = status(line.substring("data:".length()));
            } else if (line.isEmpty() && !current[1].isEmpty()) {
                events.add(new StatusEvent(current[0], current[1], System.nanoTime()));
                current[1] = "";
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

    /** Returns ids and statuses, for instance {@code 1 PLACED, 2 CONFIRMED}. */
    public String description() {
        return events.stream().map(event -> event.id() + " " + event.status()).collect(joining(", "));
    }

    /** Returns the time between the first and the last event. */
    public Duration time() {
        return events.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(
                        events.get(events.size() - 1).nanos() - events.get(0).nanos());
    }
}
