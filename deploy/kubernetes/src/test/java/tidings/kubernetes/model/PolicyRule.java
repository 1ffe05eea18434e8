package tidings.kubernetes.model;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.strimzi.api.kafka.model.kafka.listener.GenericKafkaListener;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A rule of a network policy, in either direction. Without peers it allows every pod, without ports every port. */
record PolicyRule(List<NetworkPolicyPeer> peers, Set<String> ports) {

    static final String ALL_PORTS = "all";

    static final PolicyRule EVERYTHING = new PolicyRule(List.of(), Set.of(ALL_PORTS));

    static PolicyRule of(NetworkPolicyEgressRule rule) {
        return new PolicyRule(rule.getTo(), names(rule.getPorts()));
    }

    static PolicyRule of(NetworkPolicyIngressRule rule) {
        return new PolicyRule(rule.getFrom(), names(rule.getPorts()));
    }

    /** A Kafka listener: Strimzi creates a policy for it. */
    static PolicyRule of(GenericKafkaListener listener) {
        return new PolicyRule(
                Objects.requireNonNullElse(listener.getNetworkPolicyPeers(), List.of()),
                Set.of(String.valueOf(listener.getPort())));
    }

    private static Set<String> names(List<NetworkPolicyPort> ports) {
        return ports.isEmpty()
                ? Set.of(ALL_PORTS)
                : ports.stream()
                        .map(port -> String.valueOf(port.getPort().getValue()))
                        .collect(Collectors.toSet());
    }

    /** Whether the rule selects a pod of the same namespace. */
    boolean means(Map<String, String> labels) {
        return peers.isEmpty()
                || peers.stream()
                        .anyMatch(peer -> peer.getNamespaceSelector() == null
                                && peer.getPodSelector() != null
                                && Labels.match(peer.getPodSelector(), labels));
    }
}
