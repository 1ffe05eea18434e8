package tidings.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.embedded.process.Ports;

class KafkaBrokerTest {

    @TempDir
    Path dir;

    @Test
    void topics_have_the_requested_partitions() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(0, dir);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            broker.createTopics(List.of("facts", "requests"), 4);
            broker.createTopics(List.of("facts"), 4);

            Map<String, TopicDescription> topics = admin.describeTopics(List.of("facts", "requests"))
                    .allTopicNames()
                    .get();

            assertThat(topics.values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(4));
        }
    }

    /** A segment is deleted as a whole, so its first message is readable for longer than the retention. */
    @Test
    void a_message_is_readable_for_less_than_the_eight_days_of_an_inbox() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "facts");
        try (KafkaBroker broker = KafkaBroker.start(0, dir);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            broker.createTopics(List.of("facts"), 1);

            Config config = admin.describeConfigs(List.of(topic)).all().get().get(topic);

            assertThat(Stream.of("retention.ms", "segment.ms")
                            .mapToLong(name -> Long.parseLong(config.get(name).value()))
                            .sum())
                    .isLessThan(Duration.ofDays(8).toMillis());
        }
    }

    @Test
    void a_record_survives_a_restart_of_the_broker() throws Exception {
        String address;
        try (KafkaBroker broker = KafkaBroker.start(0, dir)) {
            address = broker.bootstrapServers();
            broker.createTopics(List.of("facts"), 1);
            send(address, "facts", "a fact");
        }

        try (KafkaBroker again = KafkaBroker.start(port(address), dir)) {
            assertThat(again.bootstrapServers()).isEqualTo(address);
            assertThat(first(address, "facts")).isEqualTo("a fact");
        }
    }

    @Test
    void a_listener_behind_a_proxy_advertises_the_proxy() throws Exception {
        int port = Ports.anyFree();
        int behindProxy = Ports.anyFree();
        try (KafkaBroker broker = KafkaBroker.start(port, Map.of(behindProxy, port), dir);
                Admin admin = Admin.create(Map.of("bootstrap.servers", Ports.HOST + ":" + behindProxy))) {
            assertThat(admin.describeCluster().nodes().get())
                    .extracting(Node::port)
                    .containsExactly(port);
            assertThat(broker.bootstrapServers()).isEqualTo(Ports.HOST + ":" + port);
        }
    }

    @Test
    void dead_letter_topics_accept_the_largest_record_plus_its_reason() throws Exception {
        String largest = "x".repeat(1024 * 1024);
        try (KafkaBroker broker = KafkaBroker.start(0, dir)) {
            broker.createTopics(List.of("facts", "reader.facts.dlq"), 1);

            send(broker.bootstrapServers(), "reader.facts.dlq", largest + "and the reason");

            assertThatThrownBy(() -> send(broker.bootstrapServers(), "facts", largest + "and the reason"))
                    .hasCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    private static void send(String address, String topic, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", address, "max.request.size", 4 * 1024 * 1024);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static String first(String address, String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", address);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (ConsumerRecord<String, String> one : consumer.poll(Duration.ofSeconds(10))) {
                return one.value();
            }
            return "nothing";
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }
}
