package tidings.eventmanager.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.eventmanager.delivery.DeliveryFixture.done;
import static tidings.eventmanager.delivery.DeliveryFixture.post;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribePaused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SubscriptionSnapshotsTest {

    @Inject
    SubscriptionDirectory directory;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);
    private String one = "";
    private String other = "";

    @BeforeEach
    void subscribe() {
        one = subscribePaused(receiver);
        other = subscribePaused(receiver);
    }

    @AfterEach
    void close() {
        RestAssured.delete("/subscriptions/" + one);
        RestAssured.delete("/subscriptions/" + other);
        receiver.close();
    }

    @Test
    void a_change_is_seen_and_reads_no_other_subscription() {
        Map<SubscriptionId, Subscription> before = current();
        assertThat(before).containsKeys(id(one), id(other));

        post("/subscriptions/" + one + "/resume");
        Map<SubscriptionId, Subscription> changed = current();
        assertThat(changed.get(id(one)).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(changed.get(id(other))).isSameAs(before.get(id(other)));

        RestAssured.delete("/subscriptions/" + one).then().statusCode(204);
        assertThat(current()).doesNotContainKey(id(one));
        assertThat(current().get(id(other))).isSameAs(before.get(id(other)));
    }

    private Map<SubscriptionId, Subscription> current() {
        return done(directory.current()).byId();
    }

    private static SubscriptionId id(String text) {
        return new SubscriptionId(UUID.fromString(text));
    }
}
