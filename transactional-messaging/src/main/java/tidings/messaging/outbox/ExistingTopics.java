package tidings.messaging.outbox;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * Knows which topics exist, without blocking a thread.
 *
 * <p>The producer would block its only thread, and with it the messages to all other topics, while it looks for a topic.
 */
@ApplicationScoped
class ExistingTopics {

    private static final int TIMEOUT_MILLIS = 5000;

    private final Map<String, Object> settings;
    /** Those that run, and those of the topics that exist. */
    private final Map<String, Uni<Void>> lookups = new ConcurrentHashMap<>();

    private @Nullable Admin admin;

    ExistingTopics(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.settings = new HashMap<>(settings);
        this.settings.keySet().retainAll(AdminClientConfig.configNames());
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    }

    /** Fails as Kafka does if the topic does not exist or this service may not see it. */
    Uni<Void> require(String topic) {
        return lookups.computeIfAbsent(topic, this::lookUp);
    }

    /** All messages to a topic share one look-up: the client does one at a time, so many would time out in its queue. */
    private Uni<Void> lookUp(String topic) {
        return Uni.createFrom()
                .completionStage(() ->
                        admin().describeTopics(List.of(topic)).allTopicNames().toCompletionStage())
                .onFailure()
                .invoke(() -> lookups.remove(topic))
                .replaceWithVoid()
                .memoize()
                .indefinitely();
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
