package tidings.demo.load.measure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tidings.contract.OrderConfirmed;
import tidings.contract.OrderRejected;
import tidings.contract.Topics;
import tidings.embedded.client.TopicTail;

/** When each order was settled, by what order-service tells everybody. Nobody is asked, so nothing is loaded by it. */
public final class SettlementListener implements AutoCloseable {

    private static final Duration ROUND = Duration.ofMillis(100);

    private final Map<String, Long> settled = new ConcurrentHashMap<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Thread listener;

    private SettlementListener(TopicTail tail) {
        listener = new Thread(() -> listen(tail), "settlements");
        listener.setDaemon(true);
    }

    public static SettlementListener listen(String bootstrapServers) {
        SettlementListener settlements =
                new SettlementListener(TopicTail.open(bootstrapServers, List.of(Topics.ORDERS_EVENTS)));
        settlements.listener.start();
        return settlements;
    }

    private void listen(TopicTail tail) {
        try (tail) {
            while (!closing.get()) {
                for (ConsumerRecord<String, byte[]> record : tail.next(ROUND)) {
                    if (RecordType.is(record, OrderConfirmed.class) || RecordType.is(record, OrderRejected.class)) {
                        settled.putIfAbsent(record.key(), System.nanoTime());
                    }
                }
            }
        }
    }

    /** When the order was settled, by {@link System#nanoTime()}; 0 where it is not. */
    public long of(String orderId) {
        return settled.getOrDefault(orderId, 0L);
    }

    public int count() {
        return settled.size();
    }

    public void forget() {
        settled.clear();
    }

    @Override
    public void close() {
        closing.set(true);
    }
}
