package tidings.messaging;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import tidings.embedded.process.Ports;
import tidings.messaging.testing.Infrastructure;

/** Another broker of the cluster under test, which can be stopped and started. */
final class SecondBroker implements AutoCloseable {

    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final String VOTERS = "controller.quorum.voters";

    private final KafkaConfig config;
    private KafkaRaftServer server;

    private SecondBroker(KafkaConfig config) {
        this.config = config;
    }

    /** Joins the cluster of the broker under test. */
    static SecondBroker join(Path directory) throws Exception {
        try (Admin admin = admin()) {
            ConfigResource first = new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(FIRST));
            String voters = admin.describeConfigs(List.of(first))
                    .all()
                    .get()
                    .get(first)
                    .get(VOTERS)
                    .value();
            KafkaConfig config = new KafkaConfig(settings(Ports.anyFree(), voters, directory), false);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(admin.describeCluster().clusterId().get())
                    .setNodeId(SECOND)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .run();
            SecondBroker broker = new SecondBroker(config);
            broker.start();
            return broker;
        }
    }

    private static Map<String, String> settings(int port, String voters, Path directory) {
        String listener = "BROKER://" + Ports.HOST + ":" + port;
        return Map.of(
                "process.roles",
                "broker",
                "node.id",
                Integer.toString(SECOND),
                VOTERS,
                voters,
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                listener,
                "advertised.listeners",
                listener,
                "inter.broker.listener.name",
                "BROKER",
                "listener.security.protocol.map",
                "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dir",
                directory.toString(),
                "log.cleaner.dedupe.buffer.size",
                "4194304");
    }

    /** Creates a topic with one partition on both brokers. It takes records while both have them. */
    void createTopic(String name) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(name, Map.of(0, List.of(FIRST, SECOND)));
        try (Admin admin = admin()) {
            admin.createTopics(List.of(topic.configs(Map.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2"))))
                    .all()
                    .get();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", Infrastructure.bootstrapServers()));
    }

    void start() {
        server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
    }

    /** Returns when the first broker is the only one in sync. */
    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    @Override
    public void close() {
        stop();
    }
}
