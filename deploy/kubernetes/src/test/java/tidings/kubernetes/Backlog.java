package tidings.kubernetes;

import java.util.List;

/** KEDA's {@code ScaledObject}, as far as it is used here; whatever else is said is a typo. */
record Backlog(String apiVersion, String kind, Metadata metadata, Spec spec) {

    record Metadata(String name, String namespace) {}

    record Spec(
            Target scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int cooldownPeriod,
            List<Trigger> triggers) {}

    record Target(String name) {}

    record Trigger(String type, String metricType, Target authenticationRef, Measure metadata) {}

    record Measure(
            String value,
            String bootstrapServers,
            String consumerGroup,
            String topic,
            String lagThreshold,
            String sasl,
            String tls) {}

    /** How it comes to its figures. */
    record Authentication(String apiVersion, String kind, Metadata metadata, Credentials spec) {

        record Credentials(List<Value> configMapTargetRef, List<Value> secretTargetRef) {}

        record Value(String parameter, String name, String key) {}
    }
}
