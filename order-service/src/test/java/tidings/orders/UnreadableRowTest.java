package tidings.orders;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.orders.PaymentServiceStub.awaitStatus;
import static tidings.orders.PaymentServiceStub.first;
import static tidings.orders.PaymentServiceStub.place;
import static tidings.orders.PaymentServiceStub.reply;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;
import tidings.messaging.testing.Tables;

/** Rows that this release did not write: by a newer release, which was rolled back, or by hand. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class UnreadableRowTest {

    private static final int PARTITION = 0;

    @Inject
    Pool pool;

    private String order = "";

    @BeforeEach
    void placeOrder() {
        order = place();
    }

    @AfterEach
    void delete() {
        Tables.run(pool, "delete from orders where id = '" + order + "'");
    }

    @Test
    void an_unreadable_row_makes_a_dead_letter_and_the_messages_behind_it_are_handled() {
        String next = place();
        set("lines = 'no JSON'");

        KafkaProbe.send(List.of(paid(order), paid(next)));

        awaitStatus(next, "CONFIRMED");
        await().until(() -> deadLetters(order) == 1);
        assertThat(deadLetters(next)).isZero();
    }

    @Test
    void an_unreadable_row_is_no_outage_for_a_client() {
        set("history = 'no JSON'");

        given().get("/orders/{id}", order).then().statusCode(500);
    }

    @Test
    void a_row_of_a_newer_release_is_readable() {
        set("lines = replace(lines, '{', '{\"gift\":true,'), history = replace(history, '{', '{\"by\":\"the shop\",')");

        KafkaProbe.send(List.of(paid(order)));

        awaitStatus(order, "CONFIRMED");
    }

    private void set(String columns) {
        Tables.run(pool, "update orders set " + columns + " where id = '" + order + "'");
    }

    private static long deadLetters(String order) {
        return KafkaProbe.read(Topics.deadLetters("order-service", Topics.ORDERS_REPLIES), order)
                .size();
    }

    private static ProducerRecord<byte[], byte[]> paid(String order) {
        var record = MessageBuilder.of(reply(order, Outcome.COLLECTED, null))
                .answering(first(Topics.PAYMENTS_COMMANDS, order))
                .build();
        return new ProducerRecord<>(record.topic(), PARTITION, record.key(), record.value(), record.headers());
    }
}
