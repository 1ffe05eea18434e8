package tidings.embedded.kafka;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tidings.embedded.process.Ports;

/** The settings of the broker: one node on the loopback address, quick to start, small in memory. */
final class BrokerSettings {

    static final String CONTROLLER = "CONTROLLER";
    private static final String BROKER = "BROKER";

    private static final String ONE_MEBIBYTE = "1048576";

    private BrokerSettings() {}

    /** {@code proxied} are ports of more listeners with the ports that they advertise. */
    static Map<String, String> of(int port, Map<Integer, Integer> proxied, int controllerPort, Path dir) {
        List<String> listeners = new ArrayList<>(List.of(listener(BROKER, port)));
        List<String> advertised = new ArrayList<>(listeners);
        List<String> protocols = new ArrayList<>(List.of(BROKER + ":PLAINTEXT", CONTROLLER + ":PLAINTEXT"));
        proxied.forEach((own, proxy) -> {
            String name = "PROXIED_" + own;
            listeners.add(listener(name, own));
            advertised.add(listener(name, proxy));
            protocols.add(name + ":PLAINTEXT");
        });
        listeners.add(listener(CONTROLLER, controllerPort));
        return Map.ofEntries(
                entry("process.roles", "broker,controller"),
                entry("node.id", "1"),
                entry("controller.quorum.voters", "1@" + Ports.HOST + ":" + controllerPort),
                entry("controller.listener.names", CONTROLLER),
                entry("listeners", String.join(",", listeners)),
                entry("advertised.listeners", String.join(",", advertised)),
                entry("inter.broker.listener.name", BROKER),
                entry("listener.security.protocol.map", String.join(",", protocols)),
                entry("log.dir", dir.toString()),
                entry("auto.create.topics.enable", "false"),

                // One node, so one replica.
                entry("offsets.topic.num.partitions", "1"),
                entry("offsets.topic.replication.factor", "1"),
                entry("transaction.state.log.num.partitions", "1"),
                entry("transaction.state.log.replication.factor", "1"),
                entry("transaction.state.log.min.isr", "1"),
                entry("share.coordinator.state.topic.num.partitions", "1"),
                entry("share.coordinator.state.topic.replication.factor", "1"),
                entry("share.coordinator.state.topic.min.isr", "1"),

                // Consumers do not wait for others to join. A restarted broker waits 3 s for its old session to expire.
                entry("group.initial.rebalance.delay.ms", "0"),
                entry("broker.heartbeat.interval.ms", "500"),
                entry("broker.session.timeout.ms", "3000"),
                entry("num.network.threads", "2"),
                entry("num.io.threads", "4"),
                entry("background.threads", "2"),
                entry("group.coordinator.threads", "1"),
                entry("log.index.size.max.bytes", ONE_MEBIBYTE),
                entry("log.cleaner.dedupe.buffer.size", "4194304"),
                entry("metadata.max.idle.interval.ms", "5000"));
    }

    private static String listener(String name, int port) {
        return name + "://" + Ports.HOST + ":" + port;
    }
}
