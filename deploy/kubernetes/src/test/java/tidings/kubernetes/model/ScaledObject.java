package tidings.kubernetes.model;

import java.util.List;

/** KEDA's {@code ScaledObject}, with the fields used here; any other field is a typo. */
public record ScaledObject(String apiVersion, String kind, Metadata metadata, Spec spec) {

    public record Metadata(String name, String namespace) {}

    public record Spec(
            Target scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int cooldownPeriod,
            List<Trigger> triggers) {}

    public record Target(String name) {}

    public record Trigger(String type, String metricType, Target authenticationRef, Measure metadata) {}

    public record Measure(
            String value,
            String bootstrapServers,
            String consumerGroup,
            String topic,
            String lagThreshold,
            String sasl,
            String tls) {}

    /** The credentials of a trigger. */
    public record Authentication(String apiVersion, String kind, Metadata metadata, Credentials spec) {

        public record Credentials(List<Value> configMapTargetRef, List<Value> secretTargetRef) {}

        public record Value(String parameter, String name, String key) {}
    }
}
