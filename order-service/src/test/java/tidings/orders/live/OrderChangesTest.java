package tidings.orders.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.orders.domain.OrderId;

class OrderChangesTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.ORDERS_EVENTS, 0);

    private final OrderChanges changes = new OrderChanges();
    private final OrderId order = new OrderId(UUID.randomUUID());
    private AssertSubscriber<OrderId> client;

    @BeforeEach
    void subscribe_and_receive_the_first_signal() {
        client = changes.of(order).subscribe().withSubscriber(AssertSubscriber.create(10));
        client.assertItems(order);
    }

    @Test
    void an_event_of_the_order_signals_its_clients() {
        changes.on(events(order.toString()));

        client.assertItems(order, order);
    }

    @Test
    void events_of_other_orders_and_without_key_signal_nothing() {
        changes.on(events(UUID.randomUUID().toString()));
        changes.on(events(null));

        client.assertItems(order);
    }

    @Test
    void a_rebalance_signals_every_client() {
        try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest")) {
            consumer.assign(List.of(PARTITION));
            consumer.updateEndOffsets(Map.of(PARTITION, 42L));

            changes.onPartitionsAssigned(consumer, List.of(PARTITION));
        }

        client.assertItems(order, order);
    }

    @Test
    void a_cancelled_client_gets_no_signal() {
        client.cancel();

        changes.on(events(order.toString()));

        client.assertItems(order);
    }

    private static ConsumerRecords<byte[], byte[]> events(String key) {
        byte[] bytes = key == null ? null : key.getBytes(UTF_8);
        return new ConsumerRecords<>(
                Map.of(PARTITION, List.of(new ConsumerRecord<>(Topics.ORDERS_EVENTS, 0, 0, bytes, new byte[0]))),
                Map.of());
    }
}
