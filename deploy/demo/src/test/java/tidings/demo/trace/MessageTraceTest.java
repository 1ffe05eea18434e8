package tidings.demo.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class MessageTraceTest {

    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05.000100Z");

    private static final TracedMessage PLACED = message(0, "OrderPlaced", "placed", null);
    private static final TracedMessage COLLECT = message(0, "CollectPayment", "collect", "placed");
    private static final TracedMessage REPLY = message(3, "CollectPaymentReply", "reply", "collect");
    private static final TracedMessage COLLECTED = message(3, "PaymentCollected", "collected", "collect");
    private static final TracedMessage CONFIRMED = message(5, "OrderConfirmed", "confirmed-of-this-order", "reply");

    @Test
    void messages_in_any_order_become_one_tree() {
        MessageTrace trace = new MessageTrace(List.of(CONFIRMED, REPLY, COLLECTED, COLLECT, PLACED));

        assertThat(trace.tree().shape())
                .isEqualTo("OrderPlaced[CollectPayment[CollectPaymentReply[OrderConfirmed] PaymentCollected]]");
        assertThat(trace.time()).hasMillis(5);
        assertThat(trace.correlationIds()).isEqualTo("flow-000001");
    }

    @Test
    void a_table_shows_causes_and_effects() {
        assertThat(new MessageTraceTable(ZoneOffset.UTC)
                        .of(new MessageTrace(List.of(PLACED, COLLECT, REPLY, COLLECTED, CONFIRMED))))
                .isEqualTo("""
                           ms  clock         type                     kind   topic             from        id        caused by  correlation
                          0.0  03:04:05.000  OrderPlaced              event  orders.events.v1  /a-service  placed    -          flow-000
                          0.0  03:04:05.000    CollectPayment         event  orders.events.v1  /a-service  collect   placed     flow-000
                          3.0  03:04:05.003      PaymentCollected     event  orders.events.v1  /a-service  collecte  collect    flow-000
                          3.0  03:04:05.003      CollectPaymentReply  event  orders.events.v1  /a-service  reply     collect    flow-000
                          5.0  03:04:05.005        OrderConfirmed     event  orders.events.v1  /a-service  confirme  reply      flow-000
                        """);
    }

    @Test
    void a_duplicate_message_appears_twice() {
        assertThat(new MessageTrace(List.of(PLACED, COLLECT, COLLECT)).tree().shape())
                .isEqualTo("OrderPlaced[CollectPayment CollectPayment]");
    }

    @Test
    void a_message_with_an_unknown_cause_is_a_root() {
        TracedMessage orphan = message(5, "OrderConfirmed", "confirmed", "unknown");

        assertThat(new MessageTrace(List.of(PLACED, COLLECT, orphan)).tree().shape())
                .isEqualTo("OrderConfirmed OrderPlaced[CollectPayment]");
    }

    @Test
    void a_cycle_of_causes_becomes_a_finite_tree() {
        TracedMessage egg = message(0, "Egg", "egg", "hen");
        TracedMessage hen = message(1, "Hen", "hen", "egg");

        MessageTrace trace = new MessageTrace(List.of(PLACED, egg, hen));

        assertThat(trace.tree().places()).hasSize(3);
        assertThat(trace.tree().shape()).isEqualTo("Egg[Hen] OrderPlaced");
    }

    @Test
    void subtrees_are_found_by_type_and_hops_are_counted() {
        MessageTree tree = new MessageTrace(List.of(PLACED, COLLECT, REPLY, COLLECTED, CONFIRMED)).tree();

        assertThat(tree.roots()).isEqualTo("OrderPlaced");
        assertThat(tree.shape("CollectPaymentReply")).isEqualTo("CollectPaymentReply[OrderConfirmed]");
        assertThat(tree.shape("OrderRejected")).isEmpty();
        assertThat(tree.hopsTo("PaymentCollected")).isEqualTo(3);
        assertThat(tree.hopsTo("OrderRejected")).isZero();
        assertThat(tree.hops()).isEqualTo(4);
    }

    @Test
    void a_trace_includes_types_with_their_multiplicity() {
        MessageTrace trace = new MessageTrace(List.of(PLACED, COLLECT, COLLECT));

        assertThat(trace.includes("CollectPayment CollectPayment OrderPlaced")).isTrue();
        assertThat(trace.includes("OrderPlaced OrderPlaced")).isFalse();
        assertThat(trace.includes("OrderConfirmed")).isFalse();
    }

    @Test
    void the_types_of_a_shape_are_listed() {
        assertThat(ExpectedTree.types(ExpectedTree.orchestrated("PaymentDeclined", ExpectedTree.REJECTED), "Late"))
                .isEqualTo("CollectPayment CollectPaymentReply CustomerNotified Late NotifyCustomer OrderPlaced"
                        + " OrderRejected PaymentDeclined");
    }

    @Test
    void a_message_of_another_flow_is_noticed() {
        TracedMessage foreign = new TracedMessage(
                "order", BEGIN, "orders.events.v1", "event", "OrderConfirmed", "/a-service", "x", "flow-2", "placed");

        assertThat(new MessageTrace(List.of(PLACED, foreign)).correlationIds()).isEqualTo("flow-000001 flow-2");
    }

    @Test
    void a_record_without_some_headers_is_shown() {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("orders.events.v1", 0, 0, "order", new byte[0]);
        record.headers().add("ce_type", "tidings.order.placed.v1".getBytes(UTF_8));
        record.headers().add("ce_id", "1".getBytes(UTF_8));
        record.headers().add("ce_time", "2026-01-02T03:04:05Z".getBytes(UTF_8));

        assertThat(TracedMessage.of(record))
                .isEqualTo(new TracedMessage(
                        "order",
                        Instant.parse("2026-01-02T03:04:05Z"),
                        "orders.events.v1",
                        "(missing)",
                        "OrderPlaced",
                        "(missing)",
                        "1",
                        "(missing)",
                        null));
        assertThat(new MessageTrace(new ArrayList<>()).tree().shape()).isEmpty();
    }

    private static TracedMessage message(int millis, String type, String id, String cause) {
        return new TracedMessage(
                "order",
                BEGIN.plusMillis(millis),
                "orders.events.v1",
                "event",
                type,
                "/a-service",
                id,
                "flow-000001",
                cause);
    }
}
