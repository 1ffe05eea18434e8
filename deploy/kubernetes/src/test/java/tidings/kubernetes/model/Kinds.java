package tidings.kubernetes.model;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.Map;
import java.util.Optional;

/** The kinds of resources used here, each with its model. Any other kind is a typo. */
public final class Kinds {

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            entry("v1 Namespace", Namespace.class),
            entry("v1 ConfigMap", ConfigMap.class),
            entry("v1 Secret", Secret.class),
            entry("v1 Service", Service.class),
            entry("v1 ServiceAccount", ServiceAccount.class),
            entry("apps/v1 Deployment", Deployment.class),
            entry("batch/v1 Job", Job.class),
            entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            entry("kafka.strimzi.io/v1 Kafka", Kafka.class),
            entry("kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class),
            entry("kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class),
            entry("kafka.strimzi.io/v1 KafkaUser", KafkaUser.class),
            entry("postgresql.cnpg.io/v1 Cluster", DatabaseServer.class),
            entry("postgresql.cnpg.io/v1 Database", DatabaseServer.Database.class),
            entry("keda.sh/v1alpha1 ScaledObject", ScaledObject.class),
            entry("keda.sh/v1alpha1 TriggerAuthentication", ScaledObject.Authentication.class));

    private Kinds() {}

    public static Optional<Class<?>> type(ObjectNode document) {
        return Optional.ofNullable(TYPES.get(document.path("apiVersion").asText() + " "
                + document.path("kind").asText()));
    }

    public static String title(ObjectNode document) {
        return document.path("kind").asText() + " "
                + document.path("metadata").path("name").asText();
    }
}
