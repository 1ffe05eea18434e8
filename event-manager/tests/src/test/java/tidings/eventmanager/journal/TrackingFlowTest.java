package tidings.eventmanager.journal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.journal.TrackingFixture.collect;
import static tidings.eventmanager.journal.TrackingFixture.confirmed;
import static tidings.eventmanager.journal.TrackingFixture.diagnosis;
import static tidings.eventmanager.journal.TrackingFixture.flow;
import static tidings.eventmanager.journal.TrackingFixture.placed;
import static tidings.eventmanager.journal.TrackingFixture.sent;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply;
import tidings.contract.CustomerNotified;
import tidings.contract.Flow;
import tidings.contract.NotifyCustomer;
import tidings.contract.Occasion;
import tidings.contract.PaymentCollected;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class TrackingFlowTest {

    private static final Duration LONG_AGO = Duration.ofSeconds(-20);

    @Inject
    TrackingFixture fixture;

    @Inject
    PlannedRetries retries;

    @ConfigProperty(name = "mp.messaging.incoming.\"tracking.messages\".topics")
    List<String> tracked;

    private final UUID order = UUID.randomUUID();

    @Test
    void every_topic_of_the_contract_is_tracked() {
        assertThat(tracked.stream().map(String::strip)).containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    @Test
    void the_messages_of_an_orchestrated_order_are_one_tree() {
        KafkaProbe.send(orchestrated());

        await().until(() -> flowMessages() == 7);
        var tree = flow(order);
        assertThat(tree.getString("correlationId")).isEqualTo("flow-" + order);
        assertThat(tree.<String>getList("orderIds")).containsExactly(order.toString());
        assertThat(tree.<Object>getList("tree")).hasSize(1);
        assertThat(tree.getString("tree[0].message.name")).isEqualTo("OrderPlaced");
        assertThat(tree.<String>getList("tree[0].effects.message.name")).containsExactly("CollectPayment");
        assertThat(tree.<String>getList("tree[0].effects[0].effects.message.name"))
                .containsExactly("CollectPaymentReply", "PaymentCollected");
        assertThat(tree.getDouble("tree[0].effects[0].effects[0].afterCauseMillis"))
                .isBetween(900.0, 1500.0);
        assertThat(tree.getInt("hops")).isEqualTo(6);
        assertThat(tree.getBoolean("truncated")).isFalse();
        assertThat(tree.getDouble("durationMillis")).isPositive();
        assertThat(diagnosis(order).getString("status")).isEqualTo("COMPLETE");
        assertThat(diagnosis(order).getString("last.name")).isEqualTo("CustomerNotified");
    }

    @Test
    void a_flow_is_a_diagram_on_request() {
        KafkaProbe.send(orchestrated());

        await().until(() -> flowMessages() == 7);
        String diagram = given().accept("text/vnd.mermaid")
                .get("/flows/flow-" + order)
                .then()
                .statusCode(200)
                .contentType("text/vnd.mermaid")
                .extract()
                .asString();
        assertThat(diagram)
                .startsWith("sequenceDiagram\n    participant p1 as order-service\n")
                .contains("p1->>p2: CollectPayment +", "p2-->>p1: CollectPaymentReply +", "p1->>p3: NotifyCustomer +");
        given().accept("text/html").get("/flows/flow-" + order).then().statusCode(406);
    }

    @Test
    void a_choreographed_order_without_a_payment_is_diagnosed() {
        Instant deadline = Instant.now().plusSeconds(60);
        KafkaProbe.send(List.of(sent(placed(order, Flow.CHOREOGRAPHED), "order-service", null, LONG_AGO, deadline)));

        await().until(() -> flowMessages() == 1);
        var diagnosis = diagnosis(order);
        assertThat(diagnosis.getString("status")).isEqualTo("STUCK");
        assertThat(diagnosis.<String>getList("missing[0].oneOf"))
                .containsExactly("PaymentCollected", "PaymentDeclined");
        assertThat(diagnosis.getString("missing[0].sender")).isEqualTo("payment-service");
        assertThat(diagnosis.getString("missing[0].after")).isEqualTo("OrderPlaced");
        assertThat(diagnosis.getString("last.name")).isEqualTo("OrderPlaced");
        assertThat(diagnosis.getDouble("ageMillis")).isGreaterThan(20_000);
        assertThat(Instant.parse(diagnosis.getString("next.at"))).isBefore(deadline.plusMillis(1));
        assertThat(diagnosis.getString("next.by")).isEqualTo("order-service");
    }

    @Test
    void a_duplicate_is_journaled_once() {
        var placed = sent(placed(order, Flow.ORCHESTRATED), "order-service", null, Duration.ZERO, null);
        var command = sent(collect(order), "order-service", placed, Duration.ZERO, null);

        KafkaProbe.send(List.of(placed, placed, command));
        KafkaProbe.send(List.of(command, placed));
        UUID marker = UUID.randomUUID();
        KafkaProbe.send(List.of(
                sent(placed(marker, Flow.ORCHESTRATED), "order-service", null, Duration.ZERO, null),
                sent(collect(marker), "order-service", null, Duration.ZERO, null)));

        await().until(() -> fixture.count("order_id = '" + marker + "'") == 2);
        await().until(() -> fixture.count("order_id = '" + order + "'") == 2);
        assertThat(flowMessages()).isEqualTo(2);
    }

    @Test
    void a_diagnosis_shows_the_next_notification_attempt() {
        retries.plan(order, Instant.parse("2999-01-01T00:00:00Z"));
        KafkaProbe.send(List.of(sent(
                new NotifyCustomer(order, UUID.randomUUID(), Occasion.ORDER_CONFIRMED, TrackingFixture.TOTAL, null),
                "order-service",
                null,
                LONG_AGO,
                null)));

        await().until(() -> flowMessages() == 1);
        var diagnosis = diagnosis(order);
        assertThat(diagnosis.getString("missing[0].sender")).isEqualTo("notification-service");
        assertThat(diagnosis.getString("next.at")).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(diagnosis.getString("next.by")).isEqualTo("notification-service");
    }

    private int flowMessages() {
        var response = given().get("/flows/flow-" + order);
        return response.statusCode() == 200 ? response.jsonPath().getInt("messages") : 0;
    }

    /** The messages of three services, from placement to notification. */
    private List<ProducerRecord<byte[], byte[]>> orchestrated() {
        Duration second = Duration.ofSeconds(1);
        Duration start = Duration.ofSeconds(-10);
        var placed = sent(placed(order, Flow.ORCHESTRATED), "order-service", null, start, null);
        var command = sent(
                collect(order), "order-service", placed, start, Instant.now().plusSeconds(60));
        var reply = sent(
                new CollectPaymentReply(
                        order, UUID.randomUUID(), CollectPaymentReply.Outcome.COLLECTED, TrackingFixture.TOTAL, null),
                "payment-service",
                command,
                start.plus(second),
                null);
        var collected = sent(
                new PaymentCollected(order, UUID.randomUUID(), TrackingFixture.TOTAL, Flow.ORCHESTRATED),
                "payment-service",
                command,
                start.plus(second),
                null);
        var confirmed = sent(
                confirmed(order), "order-service", reply, start.plus(second).plus(second), null);
        var notify = sent(
                new NotifyCustomer(order, UUID.randomUUID(), Occasion.ORDER_CONFIRMED, TrackingFixture.TOTAL, null),
                "order-service",
                confirmed,
                start.plus(second).plus(second),
                null);
        var notified = sent(
                new CustomerNotified(order, UUID.randomUUID(), UUID.randomUUID(), Occasion.ORDER_CONFIRMED, "log"),
                "notification-service",
                notify,
                start.plus(second).plus(second),
                null);
        return List.of(placed, command, reply, collected, confirmed, notify, notified);
    }
}
