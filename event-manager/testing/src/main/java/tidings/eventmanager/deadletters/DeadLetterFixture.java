package tidings.eventmanager.deadletters;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tidings.contract.MessageJson;
import tidings.contract.MonetaryAmount;
import tidings.contract.NotifyCustomer;
import tidings.contract.Occasion;
import tidings.contract.Topics;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;
import tidings.messaging.testing.Tables;

/** Fixture for dead letters: unhandleable messages and the requests of an operator. */
@ApplicationScoped
public class DeadLetterFixture {

    public static final String COMMANDS = Topics.deadLetters("notification-service", Topics.NOTIFICATIONS_COMMANDS);
    public static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Pool pool;

    public DeadLetterFixture(Pool pool) {
        this.pool = pool;
    }

    public static NotifyCustomer command(UUID order, String currency) {
        return new NotifyCustomer(
                order, UUID.randomUUID(), Occasion.ORDER_CONFIRMED, new MonetaryAmount(3998, currency), null);
    }

    /** An unhandleable command: its currency does not exist. */
    public static ProducerRecord<byte[], byte[]> poison(UUID order) {
        return MessageBuilder.of(command(order, "GOLD"))
                .header("ce_source", "/order-service")
                .header("ce_causationid", "cause-" + order)
                .header("traceparent", TRACEPARENT)
                .build();
    }

    public static String corrected(UUID order) {
        return new String(MessageJson.write(command(order, "EUR")), UTF_8);
    }

    /** A record for the dead-letter topic, as a service publishes it. */
    public static ProducerRecord<byte[], byte[]> deadLetter(ProducerRecord<byte[], byte[]> record, String reason) {
        ProducerRecord<byte[], byte[]> deadLetter =
                new ProducerRecord<>(COMMANDS, 0, record.key(), record.value(), record.headers());
        deadLetter.headers().add("dead-letter-reason", reason.getBytes(UTF_8));
        deadLetter.headers().add("dead-letter-exception-class-name", "java.lang.IllegalStateException".getBytes(UTF_8));
        deadLetter
                .headers()
                .add("dead-letter-consumer-group", "notification-service.notifications.commands.v1".getBytes(UTF_8));
        return deadLetter;
    }

    /** The ids of an order's dead letters, oldest first. */
    public List<Long> ids(UUID order) {
        return column("id", order).stream().map(Long::valueOf).toList();
    }

    public String group(UUID order) {
        return column("group_id", order).get(0);
    }

    /** Sends one dead letter per order, all with this reason, and returns their group. */
    public String dead(List<UUID> orders, String currency, String reason) {
        KafkaProbe.send(orders.stream()
                .map(order -> deadLetter(record(order, currency), reason))
                .toList());
        await().until(() -> orders.stream().allMatch(order -> ids(order).size() == 1));
        return group(orders.get(0));
    }

    /** Sends one dead letter and returns its id. */
    public long dead(UUID order) {
        KafkaProbe.send(List.of(deadLetter(poison(order), "a reason")));
        await().until(() -> ids(order).size() == 1);
        return ids(order).get(0);
    }

    public static void assertUntouched(long id) {
        JsonPath deadLetter = get(id);
        assertThat(deadLetter.getString("status")).isEqualTo("WAITING");
        assertThat(deadLetter.getInt("version")).isZero();
        assertThat(deadLetter.<Object>getList("actions")).isEmpty();
    }

    public static ProducerRecord<byte[], byte[]> record(UUID order, String currency) {
        return MessageBuilder.of(command(order, currency)).build();
    }

    public static List<UUID> orders(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private List<String> column(String name, UUID order) {
        List<String> values = new ArrayList<>();
        pool.query("select %s::text as value from dead_letter where correlation_id = 'flow-%s' order by id"
                        .formatted(name, order))
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> values.add(row.getString("value")));
        return values;
    }

    public static RequestSpecification operator(String name) {
        return given().header("X-Operator", name);
    }

    public static ValidatableResponse post(String path) {
        return operator("alice").post("/dead-letters/" + path).then();
    }

    public static JsonPath get(String path) {
        return given().get("/dead-letters" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath get(long id) {
        return get("/" + id);
    }

    /** The records of an order on the topic of notification commands. */
    public static List<ConsumerRecord<byte[], byte[]>> sent(UUID order) {
        return KafkaProbe.read(Topics.NOTIFICATIONS_COMMANDS, order);
    }

    public static List<String> notificationStatuses(UUID order) {
        return given().queryParam("orderId", order)
                .get("/notifications")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("status");
    }

    public long count(String table) {
        return Tables.count(pool, table);
    }

    public void sql(String statement) {
        Tables.run(pool, statement);
    }
}
