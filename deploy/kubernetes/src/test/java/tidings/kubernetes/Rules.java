package tidings.kubernetes;

import java.util.List;

/** Every rule there is. */
final class Rules {

    private static final List<Rule> ALL = List.of(
            new PortsAndProbes(),
            new Selectors(),
            new Connections(),
            new Environment(),
            new TopicsOfTheCode(),
            new AccessToKafka(),
            new Databases(),
            new MigrationsRunOnce(),
            new Draining(),
            new Scaling(),
            new Restricted());

    private Rules() {}

    /** Everything that is wrong. What cannot be read, or is nobody that is known, is not looked at any further. */
    static List<String> findings(Manifests manifests) {
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
