package tidings.example.accounting;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Creates the topics for retries and dead letters before the channel starts, with as many partitions as the source topic: a
 * record keeps the number of its partition.
 */
@ApplicationScoped
class RetryTopics {

    private static final int FIRST = 1;

    private final String bootstrapServers;
    private final String source;
    private final List<String> topics;

    RetryTopics(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "mp.messaging.incoming.payments.topic") String source,
            @ConfigProperty(name = "accounting.retry-topics") List<String> retries,
            @ConfigProperty(name = "accounting.dead-letters") String deadLetters) {
        this.bootstrapServers = bootstrapServers;
        this.source = source;
        this.topics = Stream.concat(retries.stream(), Stream.of(deadLetters)).toList();
    }

    void create(@Observes @Priority(FIRST) StartupEvent starting) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            int partitions = admin.describeTopics(List.of(source))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
            for (String topic : topics) {
                create(admin, new NewTopic(topic, Optional.of(partitions), Optional.empty()));
            }
        }
    }

    private static void create(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
