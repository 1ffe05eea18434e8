package tidings.kubernetes.model;

import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.listener.GenericKafkaListener;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The connections that the network policies allow. */
public final class Network {

    private final Set<String> ours;
    private final List<NetworkPolicySpec> policies;
    private final List<GenericKafkaListener> listeners;
    private final Map<String, Map<String, String>> pods;

    public Network(Manifests manifests) {
        this.ours = manifests.pods().keySet();
        this.policies = manifests.all(NetworkPolicy.class).stream()
                .map(NetworkPolicy::getSpec)
                .toList();
        this.listeners = manifests.all(Kafka.class).stream()
                .flatMap(kafka -> kafka.getSpec().getKafka().getListeners().stream())
                .toList();
        this.pods = Labels.ofAllPods(manifests);
    }

    /** {@code from → to:port} for each connection that the source may open. */
    public Set<String> outgoing() {
        Set<String> connections = new TreeSet<>();
        ours.forEach(from -> pods.forEach((to, labels) ->
                ports(outOf(from), labels).forEach(port -> connections.add(from + " → " + to + ":" + port))));
        return connections;
    }

    /** {@code from → to:port} for each connection that the target accepts from another pod. */
    public Set<String> incoming() {
        Set<String> connections = new TreeSet<>();
        pods.keySet()
                .forEach(to -> pods.forEach((from, labels) -> ports(into(to), labels)
                        .filter(port -> !from.equals(to))
                        .forEach(port -> connections.add(from + " → " + to + ":" + port))));
        return connections;
    }

    /** The pods that accept connections from other namespaces. */
    public Set<String> entrances() {
        return those(this::into, peer -> peer.getNamespaceSelector() != null);
    }

    /** The pods that may connect to addresses outside the cluster. */
    public Set<String> toInternet() {
        return those(this::outOf, peer -> peer.getIpBlock() != null);
    }

    /** The pods that may query the cluster's DNS. */
    public Set<String> toDns() {
        return those(
                this::outOf,
                peer -> peer.getNamespaceSelector() != null
                        && peer.getNamespaceSelector().getMatchLabels().containsValue("kube-system"));
    }

    private Set<String> those(Function<String, Stream<PolicyRule>> openings, Predicate<NetworkPolicyPeer> wanted) {
        return ours.stream()
                .filter(pod -> openings.apply(pod)
                        .flatMap(each -> each.peers().stream())
                        .anyMatch(wanted))
                .collect(toSet());
    }

    private static Stream<String> ports(Stream<PolicyRule> openings, Map<String, String> labels) {
        return openings.filter(opening -> opening.means(labels)).flatMap(opening -> opening.ports().stream());
    }

    private Stream<PolicyRule> outOf(String pod) {
        return openings(pod, "Egress", policy -> policy.getEgress().stream().map(PolicyRule::of));
    }

    private Stream<PolicyRule> into(String pod) {
        return pod.equals(Labels.KAFKA)
                ? listeners.stream().map(PolicyRule::of)
                : openings(
                        pod, "Ingress", policy -> policy.getIngress().stream().map(PolicyRule::of));
    }

    /** A pod that no policy selects is open to all. */
    private Stream<PolicyRule> openings(
            String pod, String direction, Function<NetworkPolicySpec, Stream<PolicyRule>> rules) {
        List<NetworkPolicySpec> meant = policies.stream()
                .filter(policy -> policy.getPolicyTypes().contains(direction))
                .filter(policy -> Labels.match(policy.getPodSelector(), pods.get(pod)))
                .toList();
        return meant.isEmpty()
                ? Stream.of(PolicyRule.EVERYTHING)
                : meant.stream().flatMap(rules);
    }
}
