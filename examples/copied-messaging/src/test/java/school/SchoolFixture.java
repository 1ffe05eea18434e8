package school;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static school.Kafka.header;
import static school.contract.Topics.ACCOUNTS_COMMANDS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import school.contract.CreditAccount;
import school.contract.MessageJson;

/** The application over HTTP, and its messages on Kafka. */
final class SchoolFixture {

    private static final String CORRELATION_ID = "X-Correlation-Id";

    private SchoolFixture() {}

    static UUID offer(int seats, long fee, Instant startsAt) {
        return UUID.fromString(given().contentType(JSON)
                .header(CORRELATION_ID, "offer")
                .body(Map.of("title", "Kafka", "seats", seats, "fee", fee, "startsAt", startsAt.toString()))
                .post("/courses")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    static UUID open(long balance) {
        return UUID.fromString(given().contentType(JSON)
                .body(Map.of("balance", balance))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    static void enrol(UUID course, UUID account, int status) {
        given().contentType(JSON)
                .header(CORRELATION_ID, "enrol-" + account)
                .body(Map.of("accountId", account))
                .post("/courses/{id}/participants", course)
                .then()
                .statusCode(status);
    }

    static void cancel(UUID course) {
        given().header(CORRELATION_ID, "cancel")
                .delete("/courses/{id}", course)
                .then()
                .statusCode(204);
    }

    static long balance(UUID account) {
        return given().get("/accounts/{id}", account).jsonPath().getLong("balance");
    }

    static int seatsLeft(UUID course) {
        return given().get("/courses/{id}", course).jsonPath().getInt("seatsLeft");
    }

    static Instant inAnHour() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    /** Returns the id of the transaction that wrote a row last. */
    static String transaction(String table, UUID id) {
        return Backend.query("select xmin from " + table + " where id = '" + id + "'");
    }

    /** Waits for the message of this type about an aggregate. */
    static ConsumerRecord<byte[], byte[]> published(String topic, UUID key, String type) {
        return await().until(
                        () -> Kafka.read(topic, key).stream()
                                .filter(record -> type.equals(header(record, "ce_type")))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    static List<String> types(String topic, UUID key) {
        return Kafka.read(topic, key).stream()
                .map(record -> String.valueOf(header(record, "ce_type")))
                .toList();
    }

    /** Builds the record that another application would send. */
    static ProducerRecord<byte[], byte[]> command(UUID key, CreditAccount command) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(ACCOUNTS_COMMANDS, key.toString().getBytes(UTF_8), MessageJson.write(command));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/test",
                        "ce_type", "school.account.credit.v1",
                        "ce_messagekind", "command",
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
