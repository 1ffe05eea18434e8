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
 * Wakes who waits for an order when there is news of it, whichever replica brought it about.
 *
 * <p>Each replica reads all events of orders, from now on. They only say that it is time to look at the order again, so
 * nothing of them is kept. Where the consumer may have missed some, because it was given its partitions anew, it wakes
 * everybody.
 */
@ApplicationScoped
@Default
@Identifier("orders.live")
class OrderChanges implements KafkaConsumerRebalanceListener {

    /** Who waits, by the key that the events of its order have. */
    private final Map<String, Set<Runnable>> waiting = new ConcurrentHashMap<>();

    private volatile boolean stopping;

    /**
     * A signal now, and one each time there may be news. Only the latest is kept for who is busy. Fails with {@link
     * NoMoreNews} when the service stops.
     */
    Multi<OrderId> of(OrderId order) {
        String key = order.toString();
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            Runnable waker = () -> tell(order, emitter);
                            add(key, waker);
                            emitter.onTermination(() -> remove(key, waker));
                            waker.run();
                        },
                        BackPressureStrategy.LATEST);
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
        // What "from now on" means is decided here and not with the next poll, so that it is before everybody looks.
        partitions.forEach(consumer::position);
        waiting.keySet().forEach(this::wake);
    }

    /** Before connections are waited for: nobody is to hold one until its order is settled. */
    void stop(@Observes ShutdownDelayInitiatedEvent begins) {
        stopping = true;
        waiting.keySet().forEach(this::wake);
    }

    private void tell(OrderId order, MultiEmitter<? super OrderId> waiter) {
        if (stopping) {
            waiter.fail(new ShuttingDown());
        } else {
            waiter.emit(order);
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
