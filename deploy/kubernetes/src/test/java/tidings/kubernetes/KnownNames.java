package tidings.kubernetes;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What runs is the services and their migrations, by these names: whatever else is checked goes by them. */
final class KnownNames {

    private KnownNames() {}

    static Stream<String> findings(Manifests manifests) {
        Set<String> wanted = new TreeSet<>(Settings.SERVICES);
        Settings.SERVICES.forEach(service -> wanted.add(service + "-migration"));
        Set<String> scaled = Stream.concat(
                        manifests.all(HorizontalPodAutoscaler.class).stream().map(Manifests::name),
                        manifests.all(Backlog.class).stream()
                                .map(one -> one.metadata().name()))
                .filter(name -> !Settings.SERVICES.contains(name))
                .collect(Collectors.toSet());
        return Stream.concat(
                Connections.differences("runs ", wanted, manifests.pods().keySet()),
                Connections.differences("autoscaler ", Set.of(), scaled));
    }
}
