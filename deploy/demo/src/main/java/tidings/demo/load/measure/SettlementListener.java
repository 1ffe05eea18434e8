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

/** The time at which each order was settled, read from the events of order-service. Reading adds no load to the services. */
public final class SettlementListener implements AutoCloseable {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

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
                for (ConsumerRecord<String, byte[]> record : tail.poll(POLL_TIMEOUT)) {
                    if (RecordType.is(record, OrderConfirmed.class) || RecordType.is(record, OrderRejected.class)) {
                        settled.putIfAbsent(record.key(), System.nanoTime());
                    }
                }
            }
        }
    }

    /** Returns the time of settlement ({@link System#nanoTime()}); 0 if the order is not settled. */
    public long settledAt(String orderId) {
        return settled.getOrDefault(orderId, 0L);
    }

    public int count() {
        return settled.size();
    }

    public void clear() {
        settled.clear();
    }

    @Override
    public void close() {
        closing.set(true);
    }
}
