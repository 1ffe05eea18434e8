package tidings.kubernetes.rules;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tidings.kubernetes.model.DatabaseServer;
import tidings.kubernetes.model.Manifests;
import tidings.kubernetes.model.ScaledObject;
import tidings.kubernetes.model.Settings;

/** No service has more replicas than partitions, and all services together do not exceed the database connections. */
final class Scaling implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        Map<String, Integer> most = new LinkedHashMap<>();
        manifests
                .all(HorizontalPodAutoscaler.class)
                .forEach(one -> most.put(Manifests.name(one), one.getSpec().getMaxReplicas()));
        Stream<String> twice = manifests.all(ScaledObject.class).stream()
                .filter(one -> most.put(one.metadata().name(), one.spec().maxReplicaCount()) != null)
                .map(one -> one.metadata().name() + ": two autoscalers fight");
        return Stream.of(twice, partitions(manifests, most), connections(manifests, most), lags(manifests))
                .flatMap(each -> each);
    }

    private static Stream<String> partitions(Manifests manifests, Map<String, Integer> most) {
        Map<String, Integer> partitions = manifests.all(KafkaTopic.class).stream()
                .collect(Collectors.toMap(
                        Manifests::name, topic -> topic.getSpec().getPartitions()));
        return most.entrySet().stream().flatMap(service -> Settings.of(service.getKey()).topicsRead().stream()
                .filter(topic -> !topic.endsWith(".dlq"))
                .filter(topic -> partitions.getOrDefault(topic, 0) < service.getValue())
                .map(topic -> service.getKey() + ": " + service.getValue() + " replicas share " + topic + ", which has "
                        + partitions.getOrDefault(topic, 0) + " partitions"));
    }

    /** During a rollout, one more replica of each service and a migration run. */
    private static Stream<String> connections(Manifests manifests, Map<String, Integer> most) {
        int wanted = Settings.SERVICES.stream()
                .mapToInt(service -> {
                    Settings settings = Settings.of(service);
                    int pool = settings.number("quarkus.datasource.reactive.max-size");
                    int migrating = settings.number("quarkus.datasource.jdbc.max-size");
                    return (most.getOrDefault(service, 1) + 1) * (pool + migrating) + migrating;
                })
                .sum();
        return manifests.all(DatabaseServer.class).stream()
                .map(server -> server.spec().postgresql().parameters().get("max_connections"))
                .filter(taken -> Integer.parseInt(taken) < wanted)
                .map(taken -> "the database accepts " + taken + " connections, services open up to " + wanted);
    }

    private static Stream<String> lags(Manifests manifests) {
        return manifests.all(ScaledObject.class).stream().flatMap(one -> {
            Settings settings = Settings.of(one.metadata().name());
            Set<String> groups = settings.groups();
            return one.spec().triggers().stream()
                    .filter(trigger -> trigger.type().equals("kafka"))
                    .map(ScaledObject.Trigger::metadata)
                    .filter(lag -> !groups.contains(lag.consumerGroup())
                            || !settings.topicsRead().contains(lag.topic()))
                    .map(lag -> one.metadata().name() + ": no group " + lag.consumerGroup() + " of its reads "
                            + lag.topic());
        });
    }
}
