package tidings.kubernetes.rules;

import static java.util.stream.Collectors.toSet;

import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tidings.contract.Topics;
import tidings.kubernetes.model.Manifests;

/** The topics are those of the code, on the right cluster, with the settings that the code relies on. */
final class TopicsOfTheCode implements Rule {

    private static final String DEAD_LETTERS = ".dlq";
    private static final String DEAD_LETTER_BYTES = String.valueOf(2 * 1024 * 1024);
    private static final long DAY = 24L * 60 * 60 * 1000;
    private static final long A_WEEK = 7 * DAY;
    private static final long INBOX = 8 * DAY;

    @Override
    public Stream<String> findings(Manifests manifests) {
        List<KafkaTopic> topics = manifests.all(KafkaTopic.class);
        int brokers = manifests.all(KafkaNodePool.class).stream()
                .mapToInt(pool -> pool.getSpec().getReplicas())
                .sum();
        return Stream.of(
                        AllowedConnections.differences(
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
                .map(topic -> "topic " + Manifests.name(topic) + ": belongs to a missing cluster");
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
                        // One missing replica must not stop writes, two must.
                        inSync == (replicas + 1) / 2
                                ? ""
                                : "requires " + inSync + " of " + replicas + " replicas in sync",
                        millis(config, "retention.ms") == A_WEEK
                                ? ""
                                : "has no retention of a week, which inboxes rely on",
                        millis(config, "segment.ms") < INBOX - A_WEEK
                                ? ""
                                : "retains messages longer than inboxes, because segments are deleted whole",
                        !name.endsWith(DEAD_LETTERS)
                                        || DEAD_LETTER_BYTES.equals(String.valueOf(config.get("max.message.bytes")))
                                ? ""
                                : "cannot hold a record of the maximum size and the reason")
                .filter(finding -> !finding.isEmpty())
                .map(finding -> "topic " + name + ": " + finding);
    }

    private static long millis(Map<String, Object> config, String name) {
        return config.get(name) instanceof Number millis ? millis.longValue() : Long.MAX_VALUE;
    }

    /** All topics have the same number of partitions: the smallest number limits the replicas. */
    private static Stream<String> samePartitions(List<KafkaTopic> topics) {
        Set<Integer> partitions = topics.stream()
                .filter(topic -> !Manifests.name(topic).endsWith(DEAD_LETTERS))
                .map(topic -> topic.getSpec().getPartitions())
                .collect(toSet());
        return partitions.size() == 1 ? Stream.of() : Stream.of("topics have different partitions: " + partitions);
    }
}
