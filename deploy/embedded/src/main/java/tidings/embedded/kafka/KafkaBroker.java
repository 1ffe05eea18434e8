package tidings.embedded.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import tidings.embedded.process.Ports;

/**
 * A Kafka broker with its own controller in this JVM. It keeps its records in a directory and finds them after a restart.
 *
 * <p>It acknowledges a record when the operating system has it: killing the broker loses no record, a power cut may.
 */
public final class KafkaBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private KafkaBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /** Returns when the broker is ready; {@code port} 0 takes any free port. A directory serves one broker at a time. */
    public static KafkaBroker start(int port, Path dir) {
        return start(Ports.orFree(port), Map.of(), dir);
    }

    /** Starts a broker with more listeners behind proxies: each advertises another port than its own to clients. */
    public static KafkaBroker start(int port, Map<Integer, Integer> proxied, Path dir) {
        KafkaConfig config = new KafkaConfig(BrokerSettings.of(port, proxied, Ports.anyFree(), dir), false);
        formatOnce(config, dir);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server, Ports.HOST + ":" + port);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Creates the topics that do not exist yet; existing topics keep their partitions. */
    public void createTopics(Collection<String> names, int partitions) {
        BrokerTopics.create(bootstrapServers, names, partitions);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void formatOnce(KafkaConfig config, Path dir) {
        if (Files.exists(dir.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(dir);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, "UTF-8"))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(config.nodeId())
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setMetadataLogDirectory(dir.toString())
                    .addDirectory(dir.toString())
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("could not prepare " + dir + " for the broker", e);
        }
    }
}
