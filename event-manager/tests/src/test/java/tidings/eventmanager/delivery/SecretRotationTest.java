package tidings.eventmanager.delivery;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.delivery.DeliveryFixture.SECRET;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.publish;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.embedded.client.WebhookRequest;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Tables;

/** A subscriber that replaces its secret: for a day, both secrets sign. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SecretRotationTest {

    private static final String SECOND = secret("second");
    private static final String THIRD = secret("third");

    @Inject
    Pool pool;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);
    private final UUID order = UUID.randomUUID();
    private String subscription = "";

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void both_secrets_sign_after_a_rotation() {
        subscription = subscribe(receiver, order);
        assertSignedWith(SECRET);

        put("\"secret\": \"%s\"".formatted(SECOND));
        assertSignedWith(SECOND, SECRET);
        put("\"mode\": \"binary\"");
        assertSignedWith(SECOND, SECRET);
        put("\"secret\": \"%s\"".formatted(SECOND));
        assertSignedWith(SECOND, SECRET);

        put("\"secret\": \"%s\"".formatted(THIRD));
        assertSignedWith(THIRD, SECOND);
    }

    @Test
    void the_previous_secret_signs_for_a_day_only() {
        subscription = subscribe(receiver, order);
        put("\"secret\": \"%s\"".formatted(SECOND));
        assertThat(Tables.count(
                        pool,
                        "subscription where id = '" + subscription
                                + "' and previous_secret_until between now() + interval '23 hours' and now() +"
                                + " interval '24 hours'"))
                .isEqualTo(1);

        Tables.run(pool, "update subscription set previous_secret_until = now() where id = '" + subscription + "'");

        assertSignedWith(SECOND);
    }

    private void put(String settings) {
        given().contentType(ContentType.JSON)
                .body("""
                        {"filters": [{"exact": {"subject": "%s"}}], "sink": "%s", "protocolsettings": {%s}}""".formatted(order, receiver.url(), settings))
                .put("/subscriptions/{id}", subscription)
                .then()
                .statusCode(200);
    }

    private void assertSignedWith(String... secrets) {
        receiver.clear();
        publish(List.of(confirmed(order)));
        await().until(() -> receiver.requests().size() == 1);
        WebhookRequest got = receiver.requests().get(0);
        assertThat(String.valueOf(got.header("webhook-signature")).split(" "))
                .containsExactly(
                        Stream.of(secrets).map(each -> signature(got, each)).toArray(String[]::new));
    }

    private static String signature(WebhookRequest request, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
            String signed = request.id() + "." + request.header("webhook-timestamp") + "." + request.body();
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String secret(String name) {
        return "whsec_"
                + Base64.getEncoder().encodeToString("%24s".formatted(name).getBytes(UTF_8));
    }
}
