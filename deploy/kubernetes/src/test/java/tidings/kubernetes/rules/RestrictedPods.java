package tidings.kubernetes.rules;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tidings.kubernetes.model.Manifests;

/** Pods have no unneeded rights: the Pod Security Standard "restricted", and some more. */
final class RestrictedPods implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return Stream.of(
                        manifests.pods().entrySet().stream()
                                .flatMap(pod ->
                                        findings(pod.getKey(), pod.getValue().getSpec())),
                        manifests.all(ServiceAccount.class).stream()
                                .filter(account -> !Boolean.FALSE.equals(account.getAutomountServiceAccountToken()))
                                .map(account -> "ServiceAccount " + Manifests.name(account) + ": mounts its token"),
                        manifests.all(Namespace.class).stream()
                                .filter(namespace -> !"restricted"
                                        .equals(namespace
                                                .getMetadata()
                                                .getLabels()
                                                .get("pod-security.kubernetes.io/enforce")))
                                .map(namespace -> "Namespace " + Manifests.name(namespace) + ": enforces no profile"))
                .flatMap(each -> each);
    }

    private static Stream<String> findings(String name, PodSpec pod) {
        Container container = pod.getContainers().get(0);
        PodSecurityContext user = Objects.requireNonNullElseGet(pod.getSecurityContext(), PodSecurityContext::new);
        SecurityContext rights = Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
        Map<String, Boolean> demands = Map.of(
                "runs as a fixed user", Boolean.TRUE.equals(user.getRunAsNonRoot()) && user.getRunAsUser() != null,
                "has a seccomp profile", user.getSeccompProfile() != null,
                "cannot gain rights", Boolean.FALSE.equals(rights.getAllowPrivilegeEscalation()),
                "has a read-only file system", Boolean.TRUE.equals(rights.getReadOnlyRootFilesystem()),
                "has no capabilities", rights.getCapabilities() != null && dropsAll(rights.getCapabilities()),
                "has no token", Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()),
                "has no variables of other services", Boolean.FALSE.equals(pod.getEnableServiceLinks()),
                "has a memory limit", container.getResources().getLimits().containsKey("memory"),
                "requests CPU and memory",
                        container.getResources().getRequests().keySet().containsAll(List.of("cpu", "memory")));
        return demands.entrySet().stream()
                .filter(demand -> !demand.getValue())
                .map(demand -> name + ": violates: " + demand.getKey());
    }

    private static boolean dropsAll(Capabilities capabilities) {
        return capabilities.getDrop().equals(List.of("ALL"))
                && capabilities.getAdd().isEmpty();
    }
}
