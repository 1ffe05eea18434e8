package tidings.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.kubernetes.model.Kinds;
import tidings.kubernetes.model.Kustomize;
import tidings.kubernetes.model.Manifests;
import tidings.kubernetes.model.Sources;
import tidings.kubernetes.rules.Rules;

/** Each case makes one mistake in rendered manifests; the rules report exactly that mistake. */
class SeededMistakesTest {

    private static final String CONTAINER = "/spec/template/spec/containers/0";

    /** A mistake, and the line that the rules have to report. */
    record Mistake(String what, Consumer<Manifests> make, String reported) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Manifests good;

    @BeforeAll
    static void render() {
        assumeTrue(Kustomize.tool().isPresent(), "needs kubectl or kustomize to render the overlays");
        good = Kustomize.render(Sources.overlay("production"));
    }

    static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "a typo in the name of a field",
                        all -> rename(all, "Deployment order-service", CONTAINER, "readinessProbe", "readinesProbe"),
                        "Deployment order-service: spec template spec containers has no field readinesProbe"),
                new Mistake(
                        "a typo in a Strimzi resource",
                        all -> rename(all, "KafkaTopic orders.events.v1", "/spec", "partitions", "partition"),
                        "KafkaTopic orders.events.v1: spec has no field partition"),
                new Mistake(
                        "the port of another service",
                        all -> set(all, "Deployment payment-service", CONTAINER + "/ports/0", "containerPort", 8080),
                        "payment-service: listens on 8081, not on [8080]"),
                new Mistake(
                        "a probe that the service does not serve",
                        all -> set(
                                all,
                                "Deployment notification-service",
                                CONTAINER + "/livenessProbe/httpGet",
                                "path",
                                "/q/health/alive"),
                        "notification-service: the probe requests /q/health/alive instead of /q/health/live"),
                new Mistake(
                        "a selector that matches no pod",
                        all -> set(
                                all,
                                "Service order-service",
                                "/spec/selector",
                                "app.kubernetes.io/name",
                                "orders-service"),
                        "Service order-service: its selector matches []"),
                new Mistake(
                        "a selector that matches the migration, too",
                        all -> remove(all, "Service order-service", "/spec/selector", "app.kubernetes.io/component"),
                        "Service order-service: its selector matches [order-service, order-service-migration]"),
                new Mistake(
                        "a topic that the code does not use",
                        all -> set(all, "KafkaTopic orders.events.v1", "/metadata", "name", "orders.events.v2"),
                        "topic orders.events.v2: exists, but the code does not need it"),
                new Mistake(
                        "segments that keep messages longer than an inbox",
                        all -> set(all, "KafkaTopic orders.events.v1", "/spec/config", "segment.ms", 604_800_000),
                        "topic orders.events.v1: retains messages longer than inboxes, because segments are deleted whole"),
                new Mistake(
                        "a missing topic",
                        all -> all.documents()
                                .remove(document(all, "KafkaTopic payment-service.payments.queries.v1.dlq")),
                        "topic payment-service.payments.queries.v1.dlq: is missing"),
                new Mistake(
                        "a variable that the service does not read",
                        all -> variable(all, "Deployment order-service", "DATABASE_PASSWD", "secret"),
                        "order-service: does not read DATABASE_PASSWD"),
                new Mistake(
                        "services that may connect to each other",
                        all -> array(all, "NetworkPolicy customers", "/spec/ingress/0/from")
                                .addObject()
                                .putObject("podSelector")
                                .putObject("matchLabels")
                                .put("app.kubernetes.io/name", "payment-service"),
                        "incoming payment-service → order-service:http: exists, but the code does not need it"),
                new Mistake(
                        "every replica migrates",
                        all -> variable(all, "Deployment payment-service", "QUARKUS_FLYWAY_MIGRATE_AT_START", "true"),
                        "payment-service: every replica migrates"),
                new Mistake(
                        "a grace period shorter than the drain",
                        all -> set(
                                all,
                                "Deployment order-service",
                                "/spec/template/spec",
                                "terminationGracePeriodSeconds",
                                15),
                        "order-service: is killed 15 s after SIGTERM, but a drain may take 20"),
                new Mistake(
                        "a missing ACL",
                        all -> array(all, "KafkaUser payment-service", "/spec/authorization/acls")
                                .remove(0),
                        "payment-service may join payment-service.*: is missing"),
                new Mistake(
                        "a role that may connect to every database",
                        all -> array(all, "Cluster tidings-postgres", "/spec/postgresql/pg_hba")
                                .set(0, "hostssl all orders all scram-sha-256"),
                        "pg_hba line hostssl all orders all scram-sha-256: exists, but the code does not need it"),
                new Mistake(
                        "a writable file system",
                        all -> remove(
                                all,
                                "Job order-service-migration",
                                CONTAINER + "/securityContext",
                                "readOnlyRootFilesystem"),
                        "order-service-migration: violates: has a read-only file system"),
                new Mistake(
                        "more replicas than partitions",
                        all -> set(all, "HorizontalPodAutoscaler payment-service", "/spec", "maxReplicas", 20),
                        "payment-service: 20 replicas share payments.commands.v1, which has 12 partitions"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void the_rules_report_a_mistake(Mistake mistake) {
        Manifests manifests = good.copy();

        mistake.make().accept(manifests);

        assertThat(Rules.findings(manifests)).contains(mistake.reported());
    }

    private static ObjectNode document(Manifests all, String title) {
        return all.documents().stream()
                .filter(document -> Kinds.title(document).equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode at(Manifests all, String title, String path) {
        return (ObjectNode) document(all, title).at(path);
    }

    private static ArrayNode array(Manifests all, String title, String path) {
        return (ArrayNode) document(all, title).at(path);
    }

    private static void set(Manifests all, String title, String path, String field, String value) {
        at(all, title, path).put(field, value);
    }

    private static void set(Manifests all, String title, String path, String field, int value) {
        at(all, title, path).put(field, value);
    }

    private static void remove(Manifests all, String title, String path, String field) {
        at(all, title, path).remove(field);
    }

    private static void rename(Manifests all, String title, String path, String from, String to) {
        ObjectNode place = at(all, title, path);
        place.set(to, place.remove(from));
    }

    private static void variable(Manifests all, String title, String name, String value) {
        ArrayNode variables = array(all, title, CONTAINER + "/env");
        variables.removeIf((JsonNode one) -> one.path("name").asText().equals(name));
        variables.addObject().put("name", name).put("value", value);
    }
}
