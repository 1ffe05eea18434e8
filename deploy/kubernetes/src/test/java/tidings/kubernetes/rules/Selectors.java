package tidings.kubernetes.rules;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tidings.kubernetes.model.Labels;
import tidings.kubernetes.model.Manifests;
import tidings.kubernetes.model.ScaledObject;

/** Every resource with a service's name selects that service's pods, and no migration. */
final class Selectors implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        Map<String, Map<String, String>> pods = Labels.ofAllPods(manifests);
        return Stream.of(
                        manifests.all(Deployment.class).stream()
                                .flatMap(each -> meant(
                                        pods,
                                        "Deployment",
                                        Manifests.name(each),
                                        each.getSpec().getSelector().getMatchLabels())),
                        manifests.all(Deployment.class).stream().flatMap(each -> spread(pods, each)),
                        manifests.all(Service.class).stream()
                                .flatMap(each -> meant(
                                        pods,
                                        "Service",
                                        Manifests.name(each),
                                        each.getSpec().getSelector())),
                        manifests.all(PodDisruptionBudget.class).stream()
                                .flatMap(each -> meant(
                                        pods,
                                        "PodDisruptionBudget",
                                        Manifests.name(each),
                                        each.getSpec().getSelector().getMatchLabels())),
                        manifests.all(NetworkPolicy.class).stream().flatMap(each -> selectsPods(pods, each)),
                        manifests.all(HorizontalPodAutoscaler.class).stream()
                                .flatMap(each -> scaled(
                                        manifests,
                                        Manifests.name(each),
                                        each.getSpec().getScaleTargetRef().getName())),
                        manifests.all(ScaledObject.class).stream()
                                .flatMap(each -> scaled(
                                        manifests,
                                        each.metadata().name(),
                                        each.spec().scaleTargetRef().name())))
                .flatMap(each -> each);
    }

    private static Stream<String> meant(
            Map<String, Map<String, String>> pods, String kind, String name, Map<String, String> selector) {
        List<String> meant = pods.entrySet().stream()
                .filter(pod -> Labels.match(selector, pod.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return meant.equals(List.of(name))
                ? Stream.of()
                : Stream.of(kind + " " + name + ": its selector matches " + meant);
    }

    private static Stream<String> spread(Map<String, Map<String, String>> pods, Deployment deployment) {
        String name = Manifests.name(deployment);
        return deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints().stream()
                .flatMap(constraint -> meant(
                        pods,
                        "spread of " + constraint.getTopologyKey(),
                        name,
                        constraint.getLabelSelector().getMatchLabels()));
    }

    /** A policy that selects no pod protects nothing. */
    private static Stream<String> selectsPods(Map<String, Map<String, String>> pods, NetworkPolicy policy) {
        LabelSelector selector = policy.getSpec().getPodSelector();
        return pods.values().stream().anyMatch(labels -> Labels.match(selector, labels))
                ? Stream.of()
                : Stream.of("NetworkPolicy " + Manifests.name(policy) + ": its selector matches no pod");
    }

    private static Stream<String> scaled(Manifests manifests, String name, String target) {
        return name.equals(target) && manifests.pods().containsKey(target)
                ? Stream.of()
                : Stream.of("autoscaler " + name + ": scales " + target);
    }
}
