package tidings.notifications.outbound;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import tidings.notifications.NotificationGateway;
import tidings.notifications.domain.Notification;

/**
 * A provider of notifications behind HTTP: {@code POST /notifications} with the notification's id as {@code Idempotency-Key}.
 *
 * <p>A {@code 2xx} is sent, and may name its {@code channel}. Any other answer leaves open whether the customer has the
 * notification: the same request with the same key follows. A failure contains the status, never the body.
 */
final class HttpNotificationGateway implements NotificationGateway {

    private static final int MAX_RESPONSE_BYTES = 64 * 1024;
    /** Two batches: new and due notifications. */
    private static final int CONNECTIONS = 200;
    /** The channel becomes part of the contract. */
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    private static final String UNKNOWN_CHANNEL = "http";

    private final HttpClient client;
    private final URI url;
    private final Optional<String> apiKey;
    private final Duration timeout;

    HttpNotificationGateway(Vertx vertx, URI url, Optional<String> apiKey, Duration timeout) {
        this.url = url;
        this.apiKey = apiKey;
        this.timeout = timeout;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) timeout.toMillis())
                        .setKeepAliveTimeout(20),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    @Override
    public Uni<String> send(Notification notification) {
        JsonObject body = new JsonObject()
                .put("customer", notification.customer().value().toString())
                .put("order", notification.order().toString())
                .put("occasion", notification.occasion().name())
                .put("text", notification.text());
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url + "/notifications")
                .setTimeout(timeout.toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader("Idempotency-Key", notification.id().toString());
        apiKey.ifPresent(token -> options.putHeader("Authorization", "Bearer " + token));
        AtomicReference<HttpClientRequest> running = new AtomicReference<>();
        return Uni.createFrom()
                .completionStage(() -> client.request(options)
                        .compose(request -> {
                            running.set(request);
                            return request.send(body.toBuffer()).compose(HttpNotificationGateway::channel);
                        })
                        .toCompletionStage())
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(TimeoutException.class)
                .invoke(() -> Optional.ofNullable(running.get()).ifPresent(HttpClientRequest::reset));
    }

    private static Future<String> channel(HttpClientResponse response) {
        Promise<String> channel = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(channel::tryFail);
        response.endHandler(end -> {
            if (response.statusCode() >= 200 && response.statusCode() < 300) {
                channel.tryComplete(channel(body));
            } else {
                channel.tryFail(response.statusCode() + " from the notification gateway");
            }
        });
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > MAX_RESPONSE_BYTES && channel.tryFail("the answer is too long")) {
                response.request().reset();
            }
        });
        return channel.future();
    }

    private static String channel(Buffer body) {
        try {
            Object channel = body.toJsonObject().getValue("channel");
            return channel instanceof String text && CHANNEL.matcher(text).matches() ? text : UNKNOWN_CHANNEL;
        } catch (DecodeException noJson) {
            return UNKNOWN_CHANNEL;
        }
    }
}
