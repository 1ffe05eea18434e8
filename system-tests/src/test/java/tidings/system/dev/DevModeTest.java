package tidings.system.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.SystemOptions;

/** A developer changes order-service while it runs in dev mode, beside a broker and a database. */
@Tag("heavy")
class DevModeTest {

    private static final Component SERVICE = Component.ORDER_SERVICE;
    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration RELOAD = Duration.ofMinutes(1);

    @TempDir
    static Path directory;

    private static SourceCopy sources;
    private static EmbeddedSystem system;
    private static DevMode devMode;

    @BeforeAll
    static void start() throws IOException {
        SystemOptions options = SystemOptions.onFreePorts();
        for (Component service : Component.services()) {
            options = options.without(service);
        }
        system = EmbeddedSystem.start(options);
        sources = SourceCopy.in(directory);
        devMode = DevMode.start(SERVICE, sources, system, "-Dquarkus.test.include-pattern=.*OrderFlowTest");
        within(START).untilAsserted(() -> assertThat(get("/q/health/ready")).contains("\"UP\""));
    }

    @AfterAll
    static void stop() {
        if (devMode != null) {
            devMode.close();
        }
        system.close();
    }

    /** A new field needs a restart of the application, a new text in a method does not. */
    @Test
    void the_next_request_is_answered_by_a_changed_class() throws IOException {
        String unknown = "/orders/" + UUID.randomUUID();
        assertThat(get(unknown)).contains("Order not found");

        sources.replace(
                "order-service/src/main/java/tidings/orders/inbound/OrderProblems.java",
                Map.of(
                        "class OrderProblems {",
                        "class OrderProblems {\n    private static final String TITLE = String.valueOf(\"No such order\");\n",
                        "\"Order not found\"",
                        "TITLE"));

        within(RELOAD).untilAsserted(() -> assertThat(get(unknown)).contains("No such order"));
    }

    @Test
    void the_next_request_is_answered_by_a_changed_class_of_a_library() throws IOException {
        sources.replace(
                "transactional-messaging/src/main/java/tidings/messaging/health/DatabaseReadiness.java",
                Map.of("named(\"database\")", "named(\"PostgreSQL\")"));

        within(RELOAD).untilAsserted(() -> assertThat(get("/q/health/ready")).contains("PostgreSQL"));
    }

    @Test
    void continuous_testing_is_green() {
        within(START).untilAsserted(() -> assertThat(devMode.log()).containsPattern("All \\d+ tests are passing"));
    }

    private static String get(String path) {
        return RestAssured.get(devMode.url(path)).asString();
    }

    private static ConditionFactory within(Duration timeout) {
        return await().atMost(timeout)
                .pollInterval(Duration.ofMillis(250))
                .failFast("dev mode ended", () -> !devMode.isAlive())
                .ignoreExceptions();
    }
}
