package tidings.eventmanager.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tidings.eventmanager.delivery.webhook.WebhookClient.WebhookResponse;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.InvalidSubscription;
import tidings.eventmanager.subscriptions.Sink.Secret;
import tidings.eventmanager.subscriptions.Sink.Webhook;

/** Sends events to webhooks, after a validation handshake (CloudEvents HTTP 1.1 Web Hooks for Event Delivery). */
@ApplicationScoped
public class WebhookSender {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int GONE = 410;
    private static final String REQUEST_ORIGIN = "WebHook-Request-Origin";
    private static final String ALLOWED_ORIGIN = "WebHook-Allowed-Origin";

    private final WebhookClient client;
    private final String origin;
    private final boolean httpAllowed;

    WebhookSender(WebhookClient client, WebhookConfig config) {
        this.client = client;
        this.origin = config.origin();
        this.httpAllowed = config.httpAllowed();
    }

    /** Never fails: a failure is an outcome. Takes at most the timeout. */
    public Uni<Outcome> send(PublishedEvent event, Webhook webhook) {
        if (!isAllowed(webhook)) {
            return Uni.createFrom().item(Outcome.Failed.because("not an https address"));
        }
        Instant now = Instant.now();
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        Buffer body = HttpBinding.write(event, webhook.mode(), headers);
        String signatures = webhook.secretsAt(now).stream()
                .map(secret -> signature(secret, event.id(), now, body.getBytes()))
                .collect(joining(" "));
        headers.set("user-agent", "tidings")
                .set(REQUEST_ORIGIN, origin)
                .set("webhook-id", event.id())
                .set("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                .set("webhook-signature", signatures);
        return client.send(HttpMethod.POST, webhook.target(), headers, body)
                .map(WebhookSender::outcome)
                .onFailure()
                .recoverWithItem(failure -> Outcome.Failed.because(description(failure)));
    }

    /** Fails with {@link InvalidSubscription} if the target is forbidden or does not agree (section 4). */
    public Uni<Void> validate(Webhook webhook) {
        if (!isAllowed(webhook)) {
            return Uni.createFrom().failure(new InvalidSubscription("sink", "must be an https address"));
        }
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().set("user-agent", "tidings").set(REQUEST_ORIGIN, origin);
        return client.send(HttpMethod.OPTIONS, webhook.target(), headers, Buffer.buffer())
                .onFailure()
                .transform(failure -> new InvalidSubscription("sink", "cannot be reached: " + description(failure)))
                .invoke(this::checkAgreed)
                .replaceWithVoid();
    }

    private boolean isAllowed(Webhook webhook) {
        return httpAllowed || webhook.target().getScheme().equalsIgnoreCase("https");
    }

    /** HMAC-SHA256 of id, time and body (Standard Webhooks 1.0), which any of its libraries verifies. */
    private static String signature(Secret secret, String id, Instant time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            mac.update((id + "." + time.getEpochSecond() + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void checkAgreed(WebhookResponse response) {
        String allowed = response.headers().get(ALLOWED_ORIGIN);
        if (!response.isSuccess() || allowed == null || !(allowed.equals("*") || allowed.equalsIgnoreCase(origin))) {
            throw new InvalidSubscription(
                    "sink",
                    "does not agree: OPTIONS must be answered with 2xx and " + ALLOWED_ORIGIN + ": " + origin
                            + ", not with " + response.status());
        }
    }

    private static Outcome outcome(WebhookResponse response) {
        String description = String.valueOf(response.status());
        if (response.isSuccess()) {
            return new Outcome.Delivered(description);
        }
        return response.status() == GONE
                ? new Outcome.Gone(description, response.excerpt())
                : new Outcome.Failed(
                        description,
                        RetryAfter.of(response.headers().get("Retry-After"), Instant.now()),
                        response.excerpt());
    }

    private static String description(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "no answer in time";
        }
        String message = failure.getMessage();
        boolean isReadable = failure instanceof TargetResolver.Forbidden || failure instanceof IOException;
        String description = isReadable && message != null ? message : failure.toString();
        return description.length() <= 200 ? description : description.substring(0, 200) + "…";
    }
}
