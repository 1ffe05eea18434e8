package tidings.kubernetes.rules;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;
import java.util.stream.Stream;
import tidings.kubernetes.model.Manifests;
import tidings.kubernetes.model.Settings;

/** One Job of the same image migrates the tables of a service; replicas only validate them. */
final class MigrationsRunOnce implements Rule {

    private static final String MIGRATES = "QUARKUS_FLYWAY_MIGRATE_AT_START";

    @Override
    public Stream<String> findings(Manifests manifests) {
        Map<String, PodTemplateSpec> pods = manifests.pods();
        return Settings.SERVICES.stream().flatMap(service -> {
            PodTemplateSpec replica = pods.get(service);
            PodTemplateSpec migration = pods.get(service + "-migration");
            return replica == null || migration == null
                    ? Stream.of(service + ": has " + (replica == null ? "no replicas" : "no migration"))
                    : findings(service, container(replica), container(migration), manifests);
        });
    }

    private static Stream<String> findings(
            String service, Container replica, Container migration, Manifests manifests) {
        Map<String, String> replicas = Environment.values(replica, manifests);
        Map<String, String> once = Environment.values(migration, manifests);
        return Stream.of(
                        "false".equals(replicas.get(MIGRATES)) ? "" : "every replica migrates",
                        "true".equals(replicas.get("QUARKUS_FLYWAY_VALIDATE_AT_START"))
                                ? ""
                                : "replicas start without their tables",
                        "true".equals(once.get(MIGRATES)) ? "" : "its migration does not migrate",
                        "true".equals(once.get("QUARKUS_INIT_AND_EXIT")) ? "" : "its migration does not end",
                        replica.getImage().equals(migration.getImage())
                                ? ""
                                : replica.getImage() + " is migrated by " + migration.getImage())
                .filter(finding -> !finding.isEmpty())
                .map(finding -> service + ": " + finding);
    }

    private static Container container(PodTemplateSpec pod) {
        return pod.getSpec().getContainers().get(0);
    }
}
