package tidings.kubernetes;

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

/** A rule of a network policy, of either direction. Without peers it means everybody, without ports all of them. */
record Opening(List<NetworkPolicyPeer> peers, Set<String> ports) {

    static final String ALL_PORTS = "all";

    static final Opening EVERYTHING = new Opening(List.of(), Set.of(ALL_PORTS));

    static Opening of(NetworkPolicyEgressRule rule) {
        return new Opening(rule.getTo(), names(rule.getPorts()));
    }

    static Opening of(NetworkPolicyIngressRule rule) {
        return new Opening(rule.getFrom(), names(rule.getPorts()));
    }

    /** Strimzi makes a policy of it. */
    static Opening of(GenericKafkaListener listener) {
        return new Opening(
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

    /** Whether it means a pod of the same namespace. */
    boolean means(Map<String, String> labels) {
        return peers.isEmpty()
                || peers.stream()
                        .anyMatch(peer -> peer.getNamespaceSelector() == null
                                && peer.getPodSelector() != null
                                && Labels.match(peer.getPodSelector(), labels));
    }
}
