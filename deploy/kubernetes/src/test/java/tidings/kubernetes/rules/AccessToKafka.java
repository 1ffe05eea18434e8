package tidings.kubernetes.rules;

import static java.util.stream.Collectors.toSet;

import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tidings.contract.Topics;
import tidings.kubernetes.model.Manifests;
import tidings.kubernetes.model.Settings;

/** Each service has exactly the ACLs that its code needs. */
final class AccessToKafka implements Rule {

    /** In addition to its events and its dead letters. */
    private static final Map<String, List<String>> WRITES = Map.of(
            "order-service", List.of(Topics.PAYMENTS_COMMANDS, Topics.PAYMENTS_QUERIES, Topics.NOTIFICATIONS_COMMANDS),
            "payment-service", List.of(Topics.ORDERS_REPLIES, Topics.PAYMENTS_REPLIES),
            "notification-service", List.of(Topics.ORDERS_REPLIES, Topics.SUBSCRIPTIONS_REPLIES));

    private static final List<String> EVENTS =
            List.of(Topics.ORDERS_EVENTS, Topics.PAYMENTS_EVENTS, Topics.NOTIFICATIONS_EVENTS);

    @Override
    public Stream<String> findings(Manifests manifests) {
        return Settings.SERVICES.stream()
                .flatMap(service ->
                        AllowedConnections.differences(service + " may ", wanted(service), found(service, manifests)));
    }

    private static Set<String> wanted(String service) {
        Settings settings = Settings.of(service);
        Set<String> wanted = new HashSet<>();
        settings.groups()
                .forEach(group ->
                        wanted.add(group.startsWith(service + ".") ? "join " + service + ".*" : "join " + group));
        settings.topicsRead().forEach(topic -> wanted.add("read " + topic));
        EVENTS.stream()
                .filter(topic -> Topics.publisher(topic).equals(service))
                .forEach(topic -> wanted.add("write " + topic));
        WRITES.getOrDefault(service, List.of()).forEach(topic -> wanted.add("write " + topic));
        Topics.deadLetterNames().stream()
                .filter(topic -> topic.startsWith(service + "."))
                .forEach(topic -> wanted.add("write " + topic));
        if (service.equals("notification-service")) {
            Topics.deadLetterNames().forEach(topic -> wanted.add("write " + origin(topic)));
        }
        return wanted;
    }

    /** The original topic of a dead letter, the target of a redrive. */
    private static String origin(String deadLetters) {
        return Topics.names().stream()
                .filter(topic -> deadLetters.endsWith(Topics.deadLetters("", topic)))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> found(String service, Manifests manifests) {
        return manifests.all(KafkaUser.class).stream()
                .filter(user -> Manifests.name(user).equals(service))
                .map(user -> Optional.ofNullable(user.getSpec().getAuthorization()))
                .flatMap(Optional::stream)
                .map(KafkaUserAuthorizationSimple.class::cast)
                .flatMap(allowed -> allowed.getAcls().stream())
                .flatMap(AccessToKafka::told)
                .collect(toSet());
    }

    private static Stream<String> told(AclRule rule) {
        return rule.getOperations().stream().map(operation -> {
            if (rule.getResource() instanceof AclRuleTopicResource topic) {
                return String.valueOf(operation).toLowerCase(Locale.ROOT) + " "
                        + name(topic.getName(), String.valueOf(topic.getPatternType()));
            }
            if (rule.getResource() instanceof AclRuleGroupResource group) {
                return "join " + name(group.getName(), String.valueOf(group.getPatternType()));
            }
            return operation + " on " + rule.getResource().getType();
        });
    }

    private static String name(String name, String pattern) {
        return pattern.equalsIgnoreCase("prefix") ? name + "*" : name;
    }
}
