package tidings.eventmanager.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.InvalidSubscription;
import tidings.eventmanager.subscriptions.Sink.ContentMode;
import tidings.eventmanager.subscriptions.Sink.Secret;
import tidings.eventmanager.subscriptions.Sink.Webhook;

/** Without {@code tidings.deliveries.http-allowed}, no request is sent in clear. */
class WebhookSenderTest {

    private static final Webhook IN_CLEAR = new Webhook(
            URI.create("http://subscriber.invalid/"),
            ContentMode.STRUCTURED,
            new Secret("whsec_" + "A".repeat(32)),
            null);

    private final Vertx vertx = Vertx.vertx();
    private final WebhookSender sender = new WebhookSender(
            new WebhookClient(new TargetResolver(vertx, true), vertx, Duration.ofSeconds(1)), new HttpsOnly());

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void a_subscription_needs_an_https_address() {
        assertThatThrownBy(() -> sender.validate(IN_CLEAR).await().indefinitely())
                .isInstanceOf(InvalidSubscription.class)
                .hasMessageContaining("https");
    }

    @Test
    void an_event_is_not_sent_to_an_http_address() {
        PublishedEvent event = new PublishedEvent("key", Instant.now(), Map.of("id", "1"), "{}");

        assertThat(sender.send(event, IN_CLEAR).await().indefinitely().description())
                .isEqualTo("not an https address");
    }

    private static final class HttpsOnly implements WebhookConfig {

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public boolean privateTargetsAllowed() {
            return true;
        }

        @Override
        public boolean httpAllowed() {
            return false;
        }

        @Override
        public String origin() {
            return "tidings.example";
        }
    }
}
