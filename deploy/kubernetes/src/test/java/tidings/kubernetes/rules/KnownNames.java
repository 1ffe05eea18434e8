package tidings.kubernetes.rules;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tidings.kubernetes.model.Manifests;
import tidings.kubernetes.model.ScaledObject;
import tidings.kubernetes.model.Settings;

/** Exactly the services and their migrations run, under the names that the other rules use. */
final class KnownNames {

    private KnownNames() {}

    static Stream<String> findings(Manifests manifests) {
        Set<String> wanted = new TreeSet<>(Settings.SERVICES);
        Settings.SERVICES.forEach(service -> wanted.add(service + "-migration"));
        Set<String> scaled = Stream.concat(
                        manifests.all(HorizontalPodAutoscaler.class).stream().map(Manifests::name),
                        manifests.all(ScaledObject.class).stream()
                                .map(one -> one.metadata().name()))
                .filter(name -> !Settings.SERVICES.contains(name))
                .collect(Collectors.toSet());
        return Stream.concat(
                AllowedConnections.differences("runs ", wanted, manifests.pods().keySet()),
                AllowedConnections.differences("autoscaler ", Set.of(), scaled));
    }
}
