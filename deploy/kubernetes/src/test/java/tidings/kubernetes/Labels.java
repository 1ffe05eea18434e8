package tidings.kubernetes;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.strimzi.api.kafka.model.kafka.Kafka;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who is meant by a selector. */
final class Labels {

    static final String KAFKA = "kafka";
    static final String DATABASE = "database";

    private Labels() {}

    static boolean match(LabelSelector selector, Map<String, String> labels) {
        if (!selector.getMatchExpressions().isEmpty()) {
            throw new IllegalArgumentException("matchExpressions are not used here");
        }
        return match(selector.getMatchLabels(), labels);
    }

    static boolean match(Map<String, String> wanted, Map<String, String> labels) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    static Map<String, String> of(PodTemplateSpec pod) {
        return pod.getMetadata().getLabels();
    }

    /** Of everything that runs: what is rendered, and what the operators make of it. */
    static Map<String, Map<String, String>> ofAllPods(Manifests manifests) {
        Map<String, Map<String, String>> pods = new LinkedHashMap<>();
        manifests.pods().forEach((name, pod) -> pods.put(name, of(pod)));
        manifests
                .all(Kafka.class)
                .forEach(kafka -> pods.put(
                        KAFKA,
                        Map.of(
                                "strimzi.io/cluster",
                                Manifests.name(kafka),
                                "strimzi.io/name",
                                Manifests.name(kafka) + "-kafka")));
        manifests
                .all(DatabaseServer.class)
                .forEach(server -> pods.put(
                        DATABASE, Map.of("cnpg.io/cluster", server.metadata().name())));
        return pods;
    }
}
