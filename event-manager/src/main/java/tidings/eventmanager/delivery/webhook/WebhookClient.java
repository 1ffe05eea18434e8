package tidings.eventmanager.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
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
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Sends HTTP requests to webhooks and bounds the response: follows no redirect, limits its size and its duration. */
@ApplicationScoped
class WebhookClient {

    private static final int MAX_RESPONSE_BYTES = 64 * 1024;
    private static final int EXCERPT_CHARACTERS = 500;
    /** A character has at most 4 bytes in UTF-8. */
    private static final int EXCERPT_BYTES = 4 * EXCERPT_CHARACTERS;
    /** Control and format characters, line ends, and bytes that are not UTF-8. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\uFFFD]");
    /** More than one subscription uses, so that a slow one leaves connections for others on the same host. */
    private static final int CONNECTIONS_PER_HOST = 1000;

    private final TargetResolver targets;
    private final HttpClient client;
    private final Duration timeout;

    @Inject
    WebhookClient(TargetResolver targets, Vertx vertx, WebhookConfig config) {
        this(targets, vertx, config.timeout());
    }

    WebhookClient(TargetResolver targets, Vertx vertx, Duration timeout) {
        this.targets = targets;
        this.timeout = timeout;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) timeout.toMillis())
                        .setKeepAliveTimeout(20),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_HOST));
    }

    /** Fails with {@link TargetResolver.Forbidden}, {@link TimeoutException} or the error of the network. */
    Uni<WebhookResponse> send(HttpMethod method, URI target, MultiMap headers, Buffer body) {
        if (target.getHost() == null) {
            return Uni.createFrom().failure(new TargetResolver.Forbidden("no host"));
        }
        AtomicReference<HttpClientRequest> running = new AtomicReference<>();
        return targets.resolve(target.getHost())
                .chain(address -> Uni.createFrom()
                        .completionStage(() -> client.request(options(method, target, address))
                                .compose(request -> {
                                    running.set(request);
                                    request.headers().addAll(headers);
                                    return request.send(body).compose(WebhookClient::drained);
                                })
                                .toCompletionStage()))
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(TimeoutException.class)
                .invoke(() -> Optional.ofNullable(running.get()).ifPresent(HttpClientRequest::reset));
    }

    /** The name serves the Host header and TLS; the connection goes to the address. */
    private RequestOptions options(HttpMethod method, URI target, InetAddress address) {
        RequestOptions options = new RequestOptions().setAbsoluteURI(target.toString());
        return options.setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(options.getPort(), address.getHostAddress()))
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis());
    }

    private static Future<WebhookResponse> drained(HttpClientResponse response) {
        Promise<WebhookResponse> drained = Promise.promise();
        WebhookResponse answer = new WebhookResponse(response.statusCode(), response.headers(), Buffer.buffer());
        int[] length = {0};
        response.exceptionHandler(drained::tryFail);
        response.endHandler(end -> drained.tryComplete(answer));
        response.handler(chunk -> {
            length[0] += chunk.length();
            answer.beginning.appendBuffer(
                    chunk, 0, Math.min(chunk.length(), EXCERPT_BYTES - answer.beginning.length()));
            if (length[0] > MAX_RESPONSE_BYTES && drained.tryComplete(answer)) {
                response.request().reset();
            }
        });
        return drained.future();
    }

    /** Status, headers and the beginning of the body of a response. */
    record WebhookResponse(int status, MultiMap headers, Buffer beginning) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** The first 500 printable characters of the body, with a space in place of each other one. */
        String excerpt() {
            return UNPRINTABLE
                    .matcher(beginning.toString(UTF_8))
                    .replaceAll(" ")
                    .strip()
                    .codePoints()
                    .limit(EXCERPT_CHARACTERS)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }
}
