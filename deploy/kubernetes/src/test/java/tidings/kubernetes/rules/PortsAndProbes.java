package tidings.kubernetes.rules;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tidings.kubernetes.model.Manifests;
import tidings.kubernetes.model.Settings;

/** A container exposes the port that its service listens on, and probes and Services use that port. */
final class PortsAndProbes implements Rule {

    private static final String HEALTH = "/q/health/";

    @Override
    public Stream<String> findings(Manifests manifests) {
        List<Deployment> services = manifests.all(Deployment.class);
        return Stream.concat(
                services.stream().flatMap(PortsAndProbes::findings),
                manifests.all(Service.class).stream().flatMap(service -> findings(service, services)));
    }

    private static Stream<String> findings(Deployment deployment) {
        String service = Manifests.name(deployment);
        Container container = container(deployment);
        int wanted = Settings.of(service).number("quarkus.http.port");
        List<Integer> ports = container.getPorts().stream()
                .map(ContainerPort::getContainerPort)
                .toList();
        return Stream.concat(
                ports.equals(List.of(wanted))
                        ? Stream.of()
                        : Stream.of(service + ": listens on " + wanted + ", not on " + ports),
                probes(container).entrySet().stream().flatMap(probe -> findings(service, container, probe)));
    }

    private static Map<String, Probe> probes(Container container) {
        return Map.of(
                "started", Objects.requireNonNullElseGet(container.getStartupProbe(), Probe::new),
                "ready", Objects.requireNonNullElseGet(container.getReadinessProbe(), Probe::new),
                "live", Objects.requireNonNullElseGet(container.getLivenessProbe(), Probe::new));
    }

    private static Stream<String> findings(String service, Container container, Map.Entry<String, Probe> probe) {
        HTTPGetAction get = probe.getValue().getHttpGet();
        String path = HEALTH + probe.getKey();
        if (get == null || !path.equals(get.getPath())) {
            return Stream.of(service + ": the probe requests " + (get == null ? "nothing" : get.getPath())
                    + " instead of " + path);
        }
        return has(container, get.getPort())
                ? Stream.of()
                : Stream.of(
                        service + ": the probe of " + path + " uses port " + get.getPort() + ", which does not exist");
    }

    private static Stream<String> findings(Service service, List<Deployment> deployments) {
        return service.getSpec().getPorts().stream()
                .filter(port -> deployments.stream()
                        .filter(deployment -> Manifests.name(deployment).equals(Manifests.name(service)))
                        .noneMatch(deployment -> has(container(deployment), port.getTargetPort())))
                .map(port -> "Service " + Manifests.name(service) + ": nothing listens on its target port "
                        + port.getTargetPort());
    }

    private static boolean has(Container container, IntOrString port) {
        return container.getPorts().stream()
                .anyMatch(each -> port != null
                        && (each.getName().equals(port.getStrVal())
                                || each.getContainerPort().equals(port.getIntVal())));
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
    }
}
