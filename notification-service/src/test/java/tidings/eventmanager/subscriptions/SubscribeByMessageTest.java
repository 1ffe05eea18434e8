package tidings.eventmanager.subscriptions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.messaging.testing.KafkaProbe.header;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.contract.EventFilter;
import tidings.contract.Message;
import tidings.contract.MessageJson;
import tidings.contract.MessageType;
import tidings.contract.Subscribe;
import tidings.contract.SubscribeReply;
import tidings.contract.SubscribeReply.Outcome;
import tidings.contract.Topics;
import tidings.contract.Unsubscribe;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SubscribeByMessageTest {

    private final UUID id = UUID.randomUUID();

    @Test
    void a_service_subscribes_and_unsubscribes_by_message() throws IOException {
        var filter = new EventFilter(null, Map.of("type", "tidings.order."), null, null, null, null, null);
        var command =
                command(new Subscribe(id, List.of("tidings.order.placed.v1"), List.of(filter), "partner.events.v1"));

        KafkaProbe.send(List.of(command, command));

        await().until(() -> replies().size() == 1);
        assertThat(reply(0)).isEqualTo(new SubscribeReply(id, Outcome.SUBSCRIBED, null));
        var answer = KafkaProbe.read(Topics.ORDERS_REPLIES, id).get(0);
        assertThat(header(answer, "ce_correlationid")).isEqualTo("flow-" + id);
        given().get("/subscriptions/" + id)
                .then()
                .statusCode(200)
                .body("sink", equalTo("kafka:partner.events.v1"))
                .body("protocol", equalTo("KAFKA"))
                .body("filters[0].prefix.type", equalTo("tidings.order."));

        KafkaProbe.send(List.of(command(new Unsubscribe(id))));

        await().until(() -> replies().size() == 2);
        assertThat(reply(1).outcome()).isEqualTo(Outcome.UNSUBSCRIBED);
        given().get("/subscriptions/" + id).then().statusCode(404);
    }

    @Test
    void an_invalid_request_is_answered_with_the_reason() throws IOException {
        KafkaProbe.send(List.of(
                command(new Subscribe(id, null, null, Topics.ORDERS_EVENTS)),
                command(new Subscribe(id, List.of("tidings.order.place.v1"), null, "partner.events.v1"))));

        await().until(() -> replies().size() == 2);
        assertThat(reply(0).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reply(0).reason()).contains("not a permitted topic");
        assertThat(reply(1).reason()).contains("tidings.order.placed.v1");
        given().get("/subscriptions/" + id).then().statusCode(404);
    }

    private static org.apache.kafka.clients.producer.ProducerRecord<byte[], byte[]> command(Message command) {
        return MessageBuilder.of(command).replyTo(Topics.ORDERS_REPLIES).build();
    }

    private List<org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]>> replies() {
        return KafkaProbe.read(Topics.ORDERS_REPLIES, id);
    }

    private SubscribeReply reply(int n) throws IOException {
        var type = MessageType.named("tidings.subscription.subscribe-reply.v1").orElseThrow();
        return (SubscribeReply) MessageJson.read(type, replies().get(n).value());
    }
}
