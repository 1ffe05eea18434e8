package tidings.eventmanager.delivery;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import tidings.contract.Message;
import tidings.contract.MonetaryAmount;
import tidings.contract.OrderConfirmed;
import tidings.contract.OrderExpired;
import tidings.embedded.client.WebhookReceiver;
import tidings.embedded.client.WebhookRequest;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;
import tidings.messaging.testing.Tables;

/** Fixture for deliveries: events of order-service and subscriptions to them. */
public final class DeliveryFixture {

    /** 24 bytes in base64. */
    public static final String SECRET = "whsec_" + "c2VjcmV0LXNlY3JldC1zZWNyZXQtYWJj";

    private DeliveryFixture() {}

    public static ProducerRecord<byte[], byte[]> confirmed(UUID order) {
        return event(new OrderConfirmed(order, UUID.randomUUID(), new MonetaryAmount(3998, "EUR")));
    }

    public static ProducerRecord<byte[], byte[]> expired(UUID order) {
        return event(new OrderExpired(order, UUID.randomUUID(), new MonetaryAmount(3998, "EUR")));
    }

    public static ProducerRecord<byte[], byte[]> event(Message event) {
        return MessageBuilder.of(event).header("ce_source", "/order-service").build();
    }

    public static String id(ProducerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), UTF_8);
    }

    /** An event of a given flow. */
    public static ProducerRecord<byte[], byte[]> marked(ProducerRecord<byte[], byte[]> event, String flow) {
        event.headers().remove("ce_correlationid").add("ce_correlationid", flow.getBytes(UTF_8));
        return event;
    }

    /** Returns the ids of the received messages in the order of their arrival. */
    public static List<String> requestIds(WebhookReceiver receiver) {
        return receiver.requests().stream().map(WebhookRequest::id).toList();
    }

    public static void publish(List<ProducerRecord<byte[], byte[]>> events) {
        KafkaProbe.send(events);
    }

    /** Subscribes to the events of one order and returns the id. */
    public static String subscribe(WebhookReceiver receiver, UUID order) {
        return subscribe(receiver, order, "binary");
    }

    public static String subscribe(WebhookReceiver receiver, UUID order, String mode) {
        return subscribe("""
                {"filters": [{"exact": {"subject": "%s"}}], "sink": "%s",
                 "protocolsettings": {"mode": "%s", "secret": "%s"}}""".formatted(order, receiver.url() + "?of=mine", mode, SECRET));
    }

    public static String subscribe(String document) {
        return given().contentType(ContentType.JSON)
                .body(document)
                .post("/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Subscribes to the events of an order without events, and pauses the subscription. Returns the id. */
    public static String subscribePaused(WebhookReceiver receiver) {
        String subscription = subscribe(receiver, UUID.randomUUID());
        post("/subscriptions/" + subscription + "/pause");
        return subscription;
    }

    /** Counts the rows of a subscription. */
    public static long rows(Pool pool, String table, String subscription) {
        return Tables.count(pool, table + " where subscription_id = '" + subscription + "'");
    }

    public static String status(String subscription) {
        return given().get("/subscriptions/" + subscription)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }

    public static JsonPath log(String subscription) {
        return given().get("/subscriptions/" + subscription + "/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static void post(String path) {
        given().post(path).then().statusCode(200);
    }

    /** Returns what {@code work} results in. */
    public static <T> T done(Uni<T> work) {
        try {
            return Objects.requireNonNull(VertxContextSupport.subscribeAndAwait(() -> work));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
