package tidings.kubernetes.rules;

import java.util.List;
import tidings.kubernetes.model.Manifests;

/** All rules. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new PortsAndProbes(),
            new Selectors(),
            new AllowedConnections(),
            new Environment(),
            new TopicsOfTheCode(),
            new AccessToKafka(),
            new Databases(),
            new MigrationsRunOnce(),
            new GracefulDrain(),
            new Scaling(),
            new RestrictedPods());

    private Rules() {}

    /** All violations. Unreadable resources and unknown names end the check. */
    public static List<String> findings(Manifests manifests) {
        List<String> unreadable = KnownFields.findings(manifests).toList();
        if (!unreadable.isEmpty()) {
            return unreadable;
        }
        List<String> strangers = KnownNames.findings(manifests).toList();
        return strangers.isEmpty()
                ? ALL.stream().flatMap(rule -> rule.findings(manifests)).toList()
                : strangers;
    }
}
