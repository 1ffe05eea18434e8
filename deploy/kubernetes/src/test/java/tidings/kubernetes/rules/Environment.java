package tidings.kubernetes.rules;

import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tidings.kubernetes.model.DatabaseServer;
import tidings.kubernetes.model.Manifests;
import tidings.kubernetes.model.Settings;

/** The service reads every variable of its pod, and the source of every value exists. */
final class Environment implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests.pods().entrySet().stream().flatMap(pod -> findings(pod.getKey(), pod.getValue(), manifests));
    }

    private static Stream<String> findings(String name, PodTemplateSpec pod, Manifests manifests) {
        Container container = pod.getSpec().getContainers().get(0);
        Map<String, String> values = values(container, manifests);
        String service = name.replace("-migration", "");
        Settings settings = Settings.of(service);
        return Stream.of(
                        values.keySet().stream()
                                .filter(variable -> !settings.reads(variable))
                                .map(variable -> name + ": does not read " + variable),
                        addresses(service.equals(name), manifests).entrySet().stream()
                                .filter(wanted -> !wanted.getValue().equals(values.get(wanted.getKey())))
                                .map(wanted -> name + ": needs " + wanted.getKey() + "=" + wanted.getValue() + ", not "
                                        + values.get(wanted.getKey())),
                        secrets(service, settings.get("database.name"), service.equals(name)).entrySet().stream()
                                .filter(wanted -> !wanted.getValue().equals(source(container, wanted.getKey())))
                                .map(wanted -> name + ": needs " + wanted.getKey() + " from the secret "
                                        + wanted.getValue() + ", not " + source(container, wanted.getKey())),
                        pod.getSpec().getVolumes().stream()
                                .filter(volume -> volume.getSecret() != null)
                                .map(volume -> volume.getSecret().getSecretName())
                                .filter(secret -> !secretsMade(manifests).contains(secret))
                                .map(secret -> name + ": no resource creates the secret " + secret))
                .flatMap(each -> each);
    }

    /** The values; "" for a reference, none for a missing ConfigMap. */
    static Map<String, String> values(Container container, Manifests manifests) {
        Map<String, String> values = new HashMap<>();
        container.getEnvFrom().stream()
                .map(source -> source.getConfigMapRef().getName())
                .flatMap(name -> manifests.all(ConfigMap.class).stream()
                        .filter(map -> Manifests.name(map).equals(name)))
                .forEach(map -> values.putAll(map.getData()));
        container.getEnv().forEach(one -> values.put(one.getName(), one.getValue() == null ? "" : one.getValue()));
        return values;
    }

    private static Map<String, String> addresses(boolean usesKafka, Manifests manifests) {
        Map<String, String> addresses = new HashMap<>();
        manifests.all(DatabaseServer.class).forEach(server -> {
            addresses.put("DATABASE_HOST", server.metadata().name() + "-rw");
            addresses.put("DATABASE_PORT", "5432");
        });
        manifests.all(Kafka.class).stream()
                .filter(kafka -> usesKafka)
                .forEach(kafka -> addresses.put(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        Manifests.name(kafka) + "-kafka-bootstrap:"
                                + kafka.getSpec()
                                        .getKafka()
                                        .getListeners()
                                        .get(0)
                                        .getPort()));
        return addresses;
    }

    private static Map<String, String> secrets(String service, String database, boolean usesKafka) {
        Map<String, String> secrets = new HashMap<>(Map.of("DATABASE_PASSWORD", database + "-database password"));
        if (usesKafka) {
            secrets.put("KAFKA_SASL_JAAS_CONFIG", service + " sasl.jaas.config");
        }
        return secrets;
    }

    private static String source(Container container, String variable) {
        return container.getEnv().stream()
                .filter(one -> one.getName().equals(variable))
                .map(EnvVar::getValueFrom)
                .map(EnvVarSource::getSecretKeyRef)
                .map(secret -> secret.getName() + " " + secret.getKey())
                .findFirst()
                .orElse("anywhere");
    }

    private static Set<String> secretsMade(Manifests manifests) {
        return Stream.of(
                        manifests.all(Secret.class).stream().map(Manifests::name),
                        manifests.all(KafkaUser.class).stream().map(Manifests::name),
                        manifests.all(Kafka.class).stream().map(kafka -> Manifests.name(kafka) + "-cluster-ca-cert"),
                        manifests.all(DatabaseServer.class).stream()
                                .map(server -> server.metadata().name() + "-ca"))
                .flatMap(each -> each)
                .collect(toSet());
    }
}
