package tidings.orders.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.orders.domain.OrderId;

/**
 * Signals possible changes of an order to its waiting clients, whichever replica made the change.
 *
 * <p>Each replica reads all events of orders from the end of the topic. An event is only the signal to query the order
 * again. A rebalance may skip events, so it signals every waiting client.
 */
@ApplicationScoped
@Default
@Identifier("orders.live")
class OrderChanges implements KafkaConsumerRebalanceListener {

    /** The waiting clients by the record key of their order. */
    private final Map<String, Set<Runnable>> waiting = new ConcurrentHashMap<>();

    private volatile boolean stopping;

    /**
     * Emits a signal at once, and one per possible change; a slow subscriber gets the latest only. Fails with {@link
     * ShuttingDown} when the service stops.
     */
    Multi<OrderId> of(OrderId order) {
        String key = order.toString();
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            Runnable waker = () -> signal(order, emitter);
                            add(key, waker);
                            emitter.onTermination(() -> remove(key, waker));
                            waker.run();
                        },
                        BackPressureStrategy.LATEST);
    }

    /** Returns the number of waiting clients. */
    int clients() {
        return waiting.values().stream().mapToInt(Set::size).sum();
    }

    @Incoming("orders.live")
    void on(ConsumerRecords<byte[], byte[]> events) {
        if (!waiting.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> event : events) {
                if (event.key() != null) {
                    wake(new String(event.key(), UTF_8));
                }
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        // Fixes the start position now and not with the next poll: it has to precede the queries of the clients.
        partitions.forEach(consumer::position);
        waiting.keySet().forEach(this::wake);
    }

    /** Ends all waits before the connection drain, which would wait for them. */
    void stop(@Observes ShutdownDelayInitiatedEvent begins) {
        stopping = true;
        waiting.keySet().forEach(this::wake);
    }

    private void signal(OrderId order, MultiEmitter<? super OrderId> client) {
        if (stopping) {
            client.fail(new ShuttingDown());
        } else {
            client.emit(order);
        }
    }

    private void wake(String key) {
        waiting.getOrDefault(key, Set.of()).forEach(Runnable::run);
    }

    private void add(String key, Runnable waker) {
        waiting.compute(key, (same, others) -> {
            Set<Runnable> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(waker);
            return all;
        });
    }

    private void remove(String key, Runnable waker) {
        waiting.computeIfPresent(key, (same, all) -> {
            all.remove(waker);
            return all.isEmpty() ? null : all;
        });
    }
}
