package tidings.notifications;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tidings.contract.Message;
import tidings.contract.MonetaryAmount;
import tidings.contract.NotifyCustomer;
import tidings.contract.Occasion;
import tidings.contract.Topics;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;
import tidings.messaging.testing.Tables;

/** Commands as another service sends them, and the results as seen from outside. */
@ApplicationScoped
class NotificationFixture {

    static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Pool pool;

    NotificationFixture(Pool pool) {
        this.pool = pool;
    }

    static ProducerRecord<byte[], byte[]> command(UUID order, Occasion occasion) {
        return command(order, occasion, new MonetaryAmount(3998, "EUR"));
    }

    static ProducerRecord<byte[], byte[]> command(UUID order, Occasion occasion, MonetaryAmount total) {
        String reason = occasion == Occasion.ORDER_REJECTED ? "card_declined" : null;
        return record(new NotifyCustomer(order, UUID.randomUUID(), occasion, total, reason));
    }

    /** Puts any message on the topic for notifications, with the headers of order-service. */
    static ProducerRecord<byte[], byte[]> record(Message message) {
        ProducerRecord<byte[], byte[]> built = MessageBuilder.of(message)
                .header("ce_source", "/order-service")
                .header("traceparent", TRACEPARENT)
                .build();
        return new ProducerRecord<>(Topics.NOTIFICATIONS_COMMANDS, null, built.key(), built.value(), built.headers());
    }

    static String id(ProducerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), UTF_8);
    }

    static JsonPath notifications(UUID order) {
        return given().queryParam("orderId", order)
                .get("/notifications")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static List<String> statuses(UUID order) {
        return notifications(order).getList("status");
    }

    static List<ConsumerRecord<byte[], byte[]>> events(UUID order) {
        return KafkaProbe.read(Topics.NOTIFICATIONS_EVENTS, order);
    }

    static List<ConsumerRecord<byte[], byte[]>> deadLetters(UUID order) {
        return KafkaProbe.read(Topics.deadLetters("notification-service", Topics.NOTIFICATIONS_COMMANDS), order);
    }

    long count(String table) {
        return Tables.count(pool, table);
    }

    void sql(String statement) {
        Tables.run(pool, statement);
    }
}
