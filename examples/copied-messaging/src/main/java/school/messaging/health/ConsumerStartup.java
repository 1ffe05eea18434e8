package school.messaging.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Startup: each consumer has joined its group and has its assignment of partitions.
 *
 * <p>The assignment may be empty, if there are more replicas than partitions. Once up, the check stays up: a later outage of
 * the broker does not affect it. Migrations need no check, because the HTTP port opens after them.
 */
@Startup
@ApplicationScoped
class ConsumerStartup implements AsyncHealthCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final KafkaClientService kafka;
    private final Set<String> started = ConcurrentHashMap.newKeySet();

    ConsumerStartup(KafkaClientService kafka) {
        this.kafka = kafka;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        Set<String> waiting = new TreeSet<>(kafka.getConsumerChannels());
        waiting.removeAll(started);
        return waiting.isEmpty()
                ? Uni.createFrom().item(() -> response(Set.of()))
                : Uni.join()
                        .all(waiting.stream().map(this::check).toList())
                        .andCollectFailures()
                        .map(checked -> {
                            waiting.removeAll(started);
                            return response(waiting);
                        });
    }

    private Uni<Void> check(String channel) {
        KafkaConsumer<?, ?> consumer = kafka.getConsumer(channel);
        return consumer.runOnPollingThread(ConsumerStartup::generation)
                .ifNoItem()
                .after(TIMEOUT)
                .recoverWithItem(-1)
                .onFailure()
                .recoverWithItem(-1)
                .invoke(generation -> {
                    if (generation >= 0) {
                        started.add(channel);
                    }
                })
                .replaceWithVoid();
    }

    /** Returns -1 until the coordinator of the group has answered. */
    private static int generation(Consumer<?, ?> client) {
        return client.groupMetadata().generationId();
    }

    private static HealthCheckResponse response(Set<String> waiting) {
        var response = HealthCheckResponse.named("partitions assigned").status(waiting.isEmpty());
        waiting.forEach(channel -> response.withData(channel, "waiting for partitions"));
        return response.build();
    }
}
