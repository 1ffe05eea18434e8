package tidings.system.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.SystemOptions;

/** A developer changes a service while it runs in dev mode, beside a broker and a database. */
@Tag("heavy")
class DevModeTest {

    private static final String READINESS =
            "transactional-messaging/src/main/java/tidings/messaging/health/DatabaseReadiness.java";

    @TempDir
    static Path directory;

    private static SourceCopy sources;
    private static EmbeddedSystem system;

    @BeforeAll
    static void start() throws IOException {
        SystemOptions options = SystemOptions.onFreePorts();
        for (Component service : Component.services()) {
            options = options.without(service);
        }
        system = EmbeddedSystem.start(options);
        sources = SourceCopy.in(directory);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    /** A new field needs a restart of the application, a new text in a method does not. */
    @Test
    void the_next_request_is_answered_by_a_changed_class_of_order_service() throws IOException {
        try (DevMode orders = DevMode.start(Component.ORDER_SERVICE, sources, system, "OrderFlowTest")) {
            String unknown = "/orders/" + UUID.randomUUID();
            assertThat(orders.get(unknown)).contains("Order not found");

            sources.replace(
                    "order-service/src/main/java/tidings/orders/inbound/OrderProblems.java",
                    Map.of(
                            "class OrderProblems {",
                            "class OrderProblems {\n    private static final String TITLE = String.valueOf(\"No such order\");\n",
                            "\"Order not found\"",
                            "TITLE"));

            orders.awaitAnswer(unknown, "No such order");
            orders.awaitTests();
        }
    }

    @Test
    void the_next_request_is_answered_by_a_changed_class_of_notification_service() throws IOException {
        try (DevMode notifications =
                DevMode.start(Component.NOTIFICATION_SERVICE, sources, system, "NotificationFlowTest")) {
            String noId = "/notifications?orderId=1";
            assertThat(notifications.get(noId)).contains("must be a UUID");

            sources.replace(
                    "notification-service/src/main/java/tidings/notifications/inbound/NotificationResource.java",
                    Map.of("must be a UUID", "has to be a UUID"));

            notifications.awaitAnswer(noId, "has to be a UUID");
            notifications.awaitTests();
        }
    }

    @Test
    void the_next_request_is_answered_by_a_changed_class_of_a_library() throws IOException {
        try (DevMode payments = DevMode.start(Component.PAYMENT_SERVICE, sources, system, "PaymentFlowTest")) {
            sources.replace(READINESS, Map.of("named(\"database\")", "named(\"PostgreSQL\")"));

            payments.awaitAnswer("/q/health/ready", "PostgreSQL");
            payments.awaitTests();
        }
    }
}
