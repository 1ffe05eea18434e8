package tidings.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.BROKER;
import static tidings.embedded.Component.DATABASE;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.system.RunningSystem.DOWN;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.UP;
import static tidings.system.RunningSystem.place;
import static tidings.system.RunningSystem.probe;
import static tidings.system.RunningSystem.status;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidings.embedded.Component;

/** The probes of services during outages. */
class HealthTest {

    @AfterEach
    void restore_the_system() {
        RunningSystem.restore();
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDER_SERVICE", "PAYMENT_SERVICE", "NOTIFICATION_SERVICE"})
    void a_service_that_runs_is_live_ready_and_started(Component service) {
        assertThat(probe(service, "live")).isEqualTo(UP);
        assertThat(probe(service, "ready")).isEqualTo(UP);
        assertThat(probe(service, "started")).isEqualTo(UP);
    }

    @Test
    void without_a_broker_orders_are_accepted_and_a_service_starts_but_has_not_started() {
        SYSTEM.kill(BROKER);

        String order = place("pm_card_visa").then().statusCode(202).extract().path("id");
        await().during(Duration.ofSeconds(3))
                .until(() -> probe(ORDER_SERVICE, "live") == UP
                        && probe(ORDER_SERVICE, "ready") == UP
                        && probe(ORDER_SERVICE, "started") == UP);

        SYSTEM.kill(ORDER_SERVICE);
        CompletableFuture<Void> starting = CompletableFuture.runAsync(() -> SYSTEM.start(ORDER_SERVICE));
        await().ignoreExceptions().atMost(Duration.ofSeconds(30)).until(() -> probe(ORDER_SERVICE, "ready") == UP);
        assertThat(probe(ORDER_SERVICE, "live")).isEqualTo(UP);
        assertThat(probe(ORDER_SERVICE, "started")).isEqualTo(DOWN);
        assertThat(status(order)).isEqualTo("PLACED");

        SYSTEM.start(BROKER);
        await().atMost(Duration.ofSeconds(30)).until(() -> probe(ORDER_SERVICE, "started") == UP);
        starting.join();
        await().atMost(Duration.ofSeconds(60)).until(() -> "CONFIRMED".equals(status(order)));
    }

    @Test
    void a_service_without_its_database_is_live_but_not_ready() {
        SYSTEM.kill(DATABASE);

        await().atMost(Duration.ofSeconds(10)).until(() -> probe(ORDER_SERVICE, "ready") == DOWN);
        assertThat(probe(ORDER_SERVICE, "live")).isEqualTo(UP);
        assertThat(probe(ORDER_SERVICE, "started")).isEqualTo(UP);
        place("pm_card_visa")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1");

        SYSTEM.start(DATABASE);
        await().atMost(Duration.ofSeconds(30)).until(() -> probe(ORDER_SERVICE, "ready") == UP);
    }
}
