package tidings.kubernetes;

import static java.util.stream.Collectors.toSet;

import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tidings.contract.Topics;

/** The topics are those of the code, on the cluster that is there, and what is on them is kept as the code expects. */
final class TopicsOfTheCode implements Rule {

    private static final String DEAD_LETTERS = ".dlq";
    private static final String DEAD_LETTER_BYTES = String.valueOf(2 * 1024 * 1024);
    private static final String A_WEEK = String.valueOf(7L * 24 * 60 * 60 * 1000);

    @Override
    public Stream<String> findings(Manifests manifests) {
        List<KafkaTopic> topics = manifests.all(KafkaTopic.class);
        int brokers = manifests.all(KafkaNodePool.class).stream()
                .mapToInt(pool -> pool.getSpec().getReplicas())
                .sum();
        return Stream.of(
                        Connections.differences(
                                "topic ",
                                Set.copyOf(Topics.all()),
                                topics.stream().map(Manifests::name).collect(toSet())),
                        clusters(manifests, topics),
                        topics.stream().flatMap(topic -> findings(topic, brokers)),
                        samePartitions(topics))
                .flatMap(each -> each);
    }

    private static Stream<String> clusters(Manifests manifests, List<KafkaTopic> topics) {
        Set<String> clusters =
                manifests.all(Kafka.class).stream().map(Manifests::name).collect(toSet());
        return topics.stream()
                .filter(topic ->
                        !clusters.contains(topic.getMetadata().getLabels().get("strimzi.io/cluster")))
                .map(topic -> "topic " + Manifests.name(topic) + ": is on a cluster that is not there");
    }

    private static Stream<String> findings(KafkaTopic topic, int brokers) {
        String name = Manifests.name(topic);
        Map<String, Object> config = topic.getSpec().getConfig();
        int replicas = topic.getSpec().getReplicas();
        int inSync = Integer.parseInt(String.valueOf(config.get("min.insync.replicas")));
        return Stream.of(
                        replicas == Math.min(brokers, 3)
                                ? ""
                                : "has " + replicas + " replicas on " + brokers + " brokers",
                        // One that is away keeps nobody from writing, two that are do.
                        inSync == (replicas + 1) / 2 ? "" : "wants " + inSync + " of " + replicas + " replicas in sync",
                        A_WEEK.equals(String.valueOf(config.get("retention.ms")))
                                ? ""
                                : "is not kept for a week, which inboxes count on",
                        !name.endsWith(DEAD_LETTERS)
                                        || DEAD_LETTER_BYTES.equals(String.valueOf(config.get("max.message.bytes")))
                                ? ""
                                : "has no room for the reason beside a record of the largest size")
                .filter(finding -> !finding.isEmpty())
                .map(finding -> "topic " + name + ": " + finding);
    }

    /** Whoever adds partitions adds them everywhere: the one with the fewest says how many replicas have work. */
    private static Stream<String> samePartitions(List<KafkaTopic> topics) {
        Set<Integer> partitions = topics.stream()
                .filter(topic -> !Manifests.name(topic).endsWith(DEAD_LETTERS))
                .map(topic -> topic.getSpec().getPartitions())
                .collect(toSet());
        return partitions.size() == 1 ? Stream.of() : Stream.of("topics have different partitions: " + partitions);
    }
}
