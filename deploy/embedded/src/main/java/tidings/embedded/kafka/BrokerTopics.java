package tidings.embedded.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics on a broker. */
public final class BrokerTopics {

    public static final String DEAD_LETTERS = ".dlq";
    /** A dead letter is a record of up to the default maximum size plus the reason for its rejection. */
    public static final String DEAD_LETTER_BYTES = String.valueOf(2 * 1024 * 1024);
    /** A week, and the 12 hours that a segment covers: a message is readable for less than an inbox remembers it (8 days). */
    public static final String RETENTION_MILLIS =
            String.valueOf(Duration.ofDays(7).toMillis());

    public static final String SEGMENT_MILLIS =
            String.valueOf(Duration.ofHours(12).toMillis());

    private BrokerTopics() {}

    public static void create(String bootstrapServers, Collection<String> names, int partitions) {
        Map<String, Object> config = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(config)) {
            var created = admin.createTopics(
                    names.stream().map(name -> topic(name, partitions)).toList());
            for (KafkaFuture<Void> one : created.values().values()) {
                await(one);
            }
        }
    }

    private static NewTopic topic(String name, int partitions) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.RETENTION_MS_CONFIG, RETENTION_MILLIS);
        config.put(TopicConfig.SEGMENT_MS_CONFIG, SEGMENT_MILLIS);
        if (name.endsWith(DEAD_LETTERS)) {
            config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, DEAD_LETTER_BYTES);
        }
        return new NewTopic(name, partitions, (short) 1).configs(config);
    }

    private static void await(KafkaFuture<Void> created) {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("could not create the topics", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating the topics", e);
        }
    }
}
