package tidings.messaging.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Reads topics and sends records from outside the service. */
public final class KafkaProbe {

    private static final Map<String, TopicReader> READERS = new ConcurrentHashMap<>();
    private static @Nullable KafkaProducer<byte[], byte[]> producer;

    private KafkaProbe() {}

    /** Sends records in order. Returns when the broker has them. */
    public static void send(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            for (var sent : records.stream().map(producer()::send).toList()) {
                sent.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates a topic with two partitions unless it exists. */
    public static void createTopic(String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Infrastructure.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 2, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets the size of the largest record of a topic. */
    public static void limit(String topic, int bytes) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        ConfigEntry limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Infrastructure.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", Infrastructure.bootstrapServers(), "max.request.size", "2097152"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    /** Returns the current records of a topic, per partition in order. */
    public static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        return READERS.computeIfAbsent(topic, TopicReader::new).readAll();
    }

    /** Returns the current records of a key, in order. */
    public static List<ConsumerRecord<byte[], byte[]>> read(String topic, Object key) {
        return read(topic).stream()
                .filter(record -> record.key() != null && key.toString().equals(new String(record.key(), UTF_8)))
                .toList();
    }

    /** Returns an id whose messages are on the partition of this one's: the later one is handled last. */
    public static UUID ofSamePartition(String topic, UUID id) {
        int partitions = producer().partitionsFor(topic).size();
        return Stream.generate(UUID::randomUUID)
                .filter(other -> partition(other, partitions) == partition(id, partitions))
                .findFirst()
                .orElseThrow();
    }

    private static int partition(UUID key, int partitions) {
        return BuiltInPartitioner.partitionForKey(key.toString().getBytes(UTF_8), partitions);
    }

    /** Returns the value of a header; null if there is none. */
    public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
