package tidings.system;

import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process of order-service, as its clients see it. Nobody waits for an answer unless a test does. */
final class TestShop {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI orders;

    TestShop(URI orderService) {
        this.orders = orderService.resolve("/orders");
    }

    /** An answer, and how long it took. */
    record Answer(int status, String body, long millis, String contentType, String preferenceApplied) {

        String text(String path) {
            return String.valueOf(JsonPath.from(body).<Object>get(path));
        }
    }

    CompletableFuture<Answer> place(String order) {
        return send(post(order));
    }

    /** With {@code Prefer: wait}. */
    CompletableFuture<Answer> place(String order, int seconds) {
        return send(post(order).header("Prefer", "wait=" + seconds));
    }

    CompletableFuture<Answer> payment(String order) {
        return send(HttpRequest.newBuilder(URI.create(orders + "/" + order + "/payment")));
    }

    CompletableFuture<Answer> get(String order) {
        return send(HttpRequest.newBuilder(URI.create(orders + "/" + order)));
    }

    String status(String order) {
        return get(order).join().text("status");
    }

    /** The events of an order until the stream ends, for instance {@code [1 PLACED, 2 CONFIRMED]}. */
    CompletableFuture<List<String>> events(String order) {
        return events(HttpRequest.newBuilder(URI.create(orders + "/" + order + "/events")));
    }

    /** Those after the one with this id. */
    CompletableFuture<List<String>> events(String order, String lastEventId) {
        return events(HttpRequest.newBuilder(URI.create(orders + "/" + order + "/events"))
                .header("Last-Event-ID", lastEventId));
    }

    private CompletableFuture<List<String>> events(HttpRequest.Builder request) {
        return send(request.header("Accept", "text/event-stream"))
                .thenApply(answer -> Stream.of(answer.body().split("\n\n"))
                        .filter(block -> !field(block, "data").isEmpty())
                        .map(block -> field(block, "id") + " "
                                + JsonPath.from(field(block, "data")).getString("status"))
                        .toList());
    }

    private static String field(String block, String name) {
        return block.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder post(String order) {
        return HttpRequest.newBuilder(orders)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order));
    }

    private CompletableFuture<Answer> send(HttpRequest.Builder request) {
        long begin = System.nanoTime();
        return http.sendAsync(request.build(), BodyHandlers.ofString())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .thenApply(response -> answer(response, (System.nanoTime() - begin) / 1_000_000));
    }

    private static Answer answer(HttpResponse<String> response, long millis) {
        return new Answer(
                response.statusCode(),
                response.body(),
                millis,
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("Preference-Applied").orElse(""));
    }
}
