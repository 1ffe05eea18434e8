package tidings.kubernetes.rules;

import static java.util.function.Predicate.not;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tidings.kubernetes.model.Labels;
import tidings.kubernetes.model.Manifests;
import tidings.kubernetes.model.Network;
import tidings.kubernetes.model.Settings;

/** Services connect to Kafka and to the database, migrations to the database; nothing else is allowed. */
final class AllowedConnections implements Rule {

    private static final Set<String> ENTRANCES = Set.of("order-service", "notification-service");
    private static final List<String> PRIVATE =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16");
    private static final Set<String> INTERNET = Set.of("notification-service");

    @Override
    public Stream<String> findings(Manifests manifests) {
        Network network = new Network(manifests);
        return Stream.of(
                        differences("outgoing ", wanted(manifests), network.outgoing()),
                        differences("incoming ", wanted(manifests), network.incoming()),
                        differences("from outside → ", ENTRANCES, network.entrances()),
                        differences("to the internet ← ", INTERNET, network.toInternet()),
                        differences("to DNS ← ", manifests.pods().keySet(), network.toDns()),
                        inside(manifests))
                .flatMap(each -> each);
    }

    private static Set<String> wanted(Manifests manifests) {
        Set<String> wanted = new TreeSet<>();
        manifests.pods().keySet().forEach(pod -> {
            wanted.add(pod + " → " + Labels.DATABASE + ":5432");
            if (Settings.SERVICES.contains(pod)) {
                wanted.add(pod + " → " + Labels.KAFKA + ":9093");
            }
        });
        return wanted;
    }

    /** A policy that allows the internet excludes private addresses. */
    private static Stream<String> inside(Manifests manifests) {
        return manifests.all(NetworkPolicy.class).stream()
                .filter(policy -> policy.getSpec().getEgress().stream()
                        .flatMap(rule -> rule.getTo().stream())
                        .map(NetworkPolicyPeer::getIpBlock)
                        .filter(Objects::nonNull)
                        .anyMatch(block -> block.getCidr().equals("0.0.0.0/0")
                                && !block.getExcept().containsAll(PRIVATE)))
                .map(policy -> "NetworkPolicy " + Manifests.name(policy) + ": allows private addresses");
    }

    static Stream<String> differences(String title, Set<String> wanted, Set<String> found) {
        return Stream.concat(
                new TreeSet<>(found)
                        .stream()
                                .filter(not(wanted::contains))
                                .map(each -> title + each + ": exists, but the code does not need it"),
                new TreeSet<>(wanted).stream().filter(not(found::contains)).map(each -> title + each + ": is missing"));
    }
}
