package tidings.payments.outbound;

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
import tidings.payments.GatewayUnavailable;
import tidings.payments.PaymentGateway;
import tidings.payments.domain.GatewayAnswer.ChargeAnswer;
import tidings.payments.domain.GatewayAnswer.Charged;
import tidings.payments.domain.GatewayAnswer.Declined;
import tidings.payments.domain.GatewayAnswer.RefundAnswer;
import tidings.payments.domain.GatewayAnswer.Refunded;
import tidings.payments.domain.GatewayAnswer.Refused;
import tidings.payments.domain.Payment;

/**
 * A payment provider behind HTTP: {@code POST /charges} and {@code POST /refunds}, each with an {@code Idempotency-Key}.
 *
 * <p>A {@code 2xx} is done, a {@code 402} declines or refuses for good with a {@code code}. Any other answer leaves open what the provider did:
 * the same request with the same key follows.
 */
final class HttpPaymentGateway implements PaymentGateway {

    private static final int PAYMENT_REQUIRED = 402;
    private static final int MAX_RESPONSE_BYTES = 64 * 1024;
    /** As many payments as the service has in flight. */
    private static final int CONNECTIONS = 200;
    /** The reason of a decline or a refusal becomes part of the contract. */
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final HttpClient client;
    private final URI url;
    private final Optional<String> apiKey;
    private final Duration timeout;

    HttpPaymentGateway(Vertx vertx, URI url, Optional<String> apiKey, Duration timeout) {
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
    public Uni<ChargeAnswer> charge(Payment payment) {
        JsonObject charge = request(payment).put("payment_method", payment.method());
        return post("charges", "charge-" + payment.id().value(), charge)
                .map(response -> response.status() == PAYMENT_REQUIRED
                        ? new Declined(code(response, "declined"))
                        : response.done(new Charged()));
    }

    @Override
    public Uni<RefundAnswer> refund(Payment payment) {
        return post("refunds", "refund-" + payment.id().value(), request(payment))
                .map(response -> response.status() == PAYMENT_REQUIRED
                        ? new Refused(code(response, "refused"))
                        : response.done(new Refunded()));
    }

    /** The payment's id names the charge, so the refund finds it. */
    private static JsonObject request(Payment payment) {
        return new JsonObject()
                .put("charge", payment.id().value().toString())
                .put("order", payment.order().value().toString())
                .put("amount", payment.amount().amount())
                .put("currency", payment.amount().currency());
    }

    private Uni<Response> post(String path, String key, JsonObject body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url + "/" + path)
                .setTimeout(timeout.toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader("Idempotency-Key", key);
        apiKey.ifPresent(token -> options.putHeader("Authorization", "Bearer " + token));
        AtomicReference<HttpClientRequest> running = new AtomicReference<>();
        return Uni.createFrom()
                .completionStage(() -> client.request(options)
                        .compose(request -> {
                            running.set(request);
                            return request.send(body.toBuffer()).compose(HttpPaymentGateway::read);
                        })
                        .toCompletionStage())
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(TimeoutException.class)
                .invoke(() -> Optional.ofNullable(running.get()).ifPresent(HttpClientRequest::reset))
                .onFailure()
                .transform(failure -> new GatewayUnavailable("no answer from the gateway: " + failure));
    }

    private static Future<Response> read(HttpClientResponse response) {
        Promise<Response> read = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(new Response(response.statusCode(), body)));
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > MAX_RESPONSE_BYTES && read.tryFail("the answer is too long")) {
                response.request().reset();
            }
        });
        return read.future();
    }

    private static String code(Response response, String unknown) {
        try {
            Object code = response.body().toJsonObject().getValue("code");
            return code instanceof String text && CODE.matcher(text).matches() ? text : unknown;
        } catch (DecodeException noJson) {
            return unknown;
        }
    }

    private record Response(int status, Buffer body) {
        <T> T done(T answer) {
            if (status < 200 || status > 299) {
                throw new GatewayUnavailable(status + " from the gateway");
            }
            return answer;
        }
    }
}
