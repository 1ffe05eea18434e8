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

    private final OrderChanges signals = new OrderChanges();
    private final OrderId order = new OrderId(UUID.randomUUID());
    private AssertSubscriber<OrderId> waiting;

    @BeforeEach
    void somebody_waits_and_is_told_to_look_once() {
        waiting = signals.of(order).subscribe().withSubscriber(AssertSubscriber.create(10));
        waiting.assertItems(order);
    }

    @Test
    void news_of_the_order_wake_who_waits_for_it() {
        signals.on(news(order.toString()));

        waiting.assertItems(order, order);
    }

    @Test
    void news_of_other_orders_and_of_none_wake_nobody() {
        signals.on(news(UUID.randomUUID().toString()));
        signals.on(news(null));

        waiting.assertItems(order);
    }

    @Test
    void partitions_given_anew_wake_everybody_for_news_may_have_been_missed() {
        try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest")) {
            consumer.assign(List.of(PARTITION));
            consumer.updateEndOffsets(Map.of(PARTITION, 42L));

            signals.onPartitionsAssigned(consumer, List.of(PARTITION));
        }

        waiting.assertItems(order, order);
    }

    @Test
    void who_has_left_is_woken_no_more() {
        waiting.cancel();

        signals.on(news(order.toString()));

        waiting.assertItems(order);
    }

    private static ConsumerRecords<byte[], byte[]> news(String key) {
        byte[] bytes = key == null ? null : key.getBytes(UTF_8);
        return new ConsumerRecords<>(
                Map.of(PARTITION, List.of(new ConsumerRecord<>(Topics.ORDERS_EVENTS, 0, 0, bytes, new byte[0]))),
                Map.of());
    }
}
