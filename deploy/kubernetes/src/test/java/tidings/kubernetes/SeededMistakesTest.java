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

/** The rules notice: each case makes one mistake in what is rendered, and that one is named. */
class SeededMistakesTest {

    private static final String CONTAINER = "/spec/template/spec/containers/0";

    /** What somebody did, and what they have to be told. */
    record Mistake(String what, Consumer<Manifests> make, String told) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Manifests good;

    @BeforeAll
    static void render() {
        assumeTrue(Kustomize.tool().isPresent(), "neither kubectl nor kustomize is here to render the overlays with");
        good = Kustomize.render(Sources.overlay("production"));
    }

    static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "a typo in the name of a field",
                        all -> rename(all, "Deployment order-service", CONTAINER, "readinessProbe", "readinesProbe"),
                        "Deployment order-service: spec template spec containers there is no field readinesProbe"),
                new Mistake(
                        "a typo in what Strimzi reads",
                        all -> rename(all, "KafkaTopic orders.events.v1", "/spec", "partitions", "partition"),
                        "KafkaTopic orders.events.v1: spec there is no field partition"),
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
                        "notification-service: is asked /q/health/alive where /q/health/live tells"),
                new Mistake(
                        "a selector that means nobody",
                        all -> set(
                                all,
                                "Service order-service",
                                "/spec/selector",
                                "app.kubernetes.io/name",
                                "orders-service"),
                        "Service order-service: its selector means []"),
                new Mistake(
                        "a selector that means the migration, too",
                        all -> remove(all, "Service order-service", "/spec/selector", "app.kubernetes.io/component"),
                        "Service order-service: its selector means [order-service, order-service-migration]"),
                new Mistake(
                        "a topic that the code does not use",
                        all -> set(all, "KafkaTopic orders.events.v1", "/metadata", "name", "orders.events.v2"),
                        "topic orders.events.v2: is there, and nobody needs it"),
                new Mistake(
                        "a topic that is forgotten",
                        all -> all.documents()
                                .remove(document(all, "KafkaTopic payment-service.payments.queries.v1.dlq")),
                        "topic payment-service.payments.queries.v1.dlq: is needed, and not there"),
                new Mistake(
                        "a variable that the service does not read",
                        all -> variable(all, "Deployment order-service", "DATABASE_PASSWD", "secret"),
                        "order-service: does not read DATABASE_PASSWD"),
                new Mistake(
                        "services that talk to each other",
                        all -> array(all, "NetworkPolicy customers", "/spec/ingress/0/from")
                                .addObject()
                                .putObject("podSelector")
                                .putObject("matchLabels")
                                .put("app.kubernetes.io/name", "payment-service"),
                        "incoming payment-service → order-service:http: is there, and nobody needs it"),
                new Mistake(
                        "every replica migrates",
                        all -> variable(all, "Deployment payment-service", "QUARKUS_FLYWAY_MIGRATE_AT_START", "true"),
                        "payment-service: every replica migrates"),
                new Mistake(
                        "a grace that is shorter than the drain",
                        all -> set(
                                all,
                                "Deployment order-service",
                                "/spec/template/spec",
                                "terminationGracePeriodSeconds",
                                15),
                        "order-service: is killed 15 s after it was told to stop, of which it may need 20"),
                new Mistake(
                        "a right that a service lacks",
                        all -> array(all, "KafkaUser payment-service", "/spec/authorization/acls")
                                .remove(0),
                        "payment-service may join payment-service.*: is needed, and not there"),
                new Mistake(
                        "a role that comes into every database",
                        all -> array(all, "Cluster tidings-postgres", "/spec/postgresql/pg_hba")
                                .set(0, "hostssl all orders all scram-sha-256"),
                        "door hostssl all orders all scram-sha-256: is there, and nobody needs it"),
                new Mistake(
                        "a file system that can be written to",
                        all -> remove(
                                all,
                                "Job order-service-migration",
                                CONTAINER + "/securityContext",
                                "readOnlyRootFilesystem"),
                        "order-service-migration: it does not hold that it writes to no file"),
                new Mistake(
                        "more replicas than partitions",
                        all -> set(all, "HorizontalPodAutoscaler payment-service", "/spec", "maxReplicas", 20),
                        "payment-service: 20 replicas share payments.commands.v1, which has 12 partitions"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_named(Mistake mistake) {
        Manifests manifests = good.copy();

        mistake.make().accept(manifests);

        assertThat(Rules.findings(manifests)).contains(mistake.told());
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
