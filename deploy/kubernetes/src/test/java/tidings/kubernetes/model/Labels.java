package tidings.kubernetes.model;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.strimzi.api.kafka.model.kafka.Kafka;
import java.util.LinkedHashMap;
import java.util.Map;

/** Matches label selectors with pods. */
public final class Labels {

    public static final String KAFKA = "kafka";
    public static final String DATABASE = "database";

    private Labels() {}

    public static boolean match(LabelSelector selector, Map<String, String> labels) {
        if (!selector.getMatchExpressions().isEmpty()) {
            throw new IllegalArgumentException("matchExpressions are not used here");
        }
        return match(selector.getMatchLabels(), labels);
    }

    public static boolean match(Map<String, String> wanted, Map<String, String> labels) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    public static Map<String, String> of(PodTemplateSpec pod) {
        return pod.getMetadata().getLabels();
    }

    /** The labels of all pods: rendered ones and those that the operators create. */
    public static Map<String, Map<String, String>> ofAllPods(Manifests manifests) {
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
