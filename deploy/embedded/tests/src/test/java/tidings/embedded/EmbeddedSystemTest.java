package tidings.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.BROKER;
import static tidings.embedded.Component.DATABASE;
import static tidings.embedded.Component.NOTIFICATION_SERVICE;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;
import static tidings.embedded.SmallService.insteadOfServices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.contract.Topics;
import tidings.embedded.process.Ports;
import tidings.embedded.process.Processes;
import tidings.embedded.process.StartFailed;

@Tag("heavy")
class EmbeddedSystemTest {

    private static final SystemOptions SMALL = insteadOfServices(SystemOptions.onFreePorts());

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void an_occupied_port_is_reported_with_its_component_and_option() throws IOException {
        try (ServerSocket occupant = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int taken = occupant.getLocalPort();

            assertThatThrownBy(() -> EmbeddedSystem.start(SMALL.withPort(PAYMENT_SERVICE, taken)))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("port " + taken + " is taken")
                    .hasMessageContaining("payment-service")
                    .hasMessageContaining("--payment-port");
        }
    }

    @Test
    void two_components_cannot_have_the_same_port() {
        int port = Ports.anyFree();

        assertThatThrownBy(() ->
                        EmbeddedSystem.start(SMALL.withPort(ORDER_SERVICE, port).withPort(PAYMENT_SERVICE, port)))
                .hasMessageContaining("port " + port + " is taken, so the payment-service cannot use it");
    }

    @Test
    void a_system_survives_crashes_and_leaves_nothing_behind() throws Exception {
        List<ProcessHandle> processes = new ArrayList<>();
        Path data;
        try (EmbeddedSystem system = EmbeddedSystem.start(SMALL.withRestart(true))) {
            data = system.data();
            Stream.of(Component.values()).map(system::process).forEach(processes::add);
            assertThat(surroundings(system, NOTIFICATION_SERVICE))
                    .isEqualTo("notifications at 127.0.0.1:%d, %s", system.port(DATABASE), system.bootstrapServers());
            assertThat(topics(system)).containsAll(Topics.all());

            // A component killed through the system stays down until it is started.
            system.kill(BROKER);
            system.stop(ORDER_SERVICE);
            assertThat(Processes.isGone(system.process(BROKER))).isTrue();
            assertThat(Processes.isGone(system.process(ORDER_SERVICE))).isTrue();
            system.start(BROKER);
            system.start(ORDER_SERVICE);
            assertThat(topics(system)).containsAll(Topics.all());

            // A crashed component is restarted.
            ProcessHandle service = system.process(PAYMENT_SERVICE);
            ProcessHandle database = system.process(DATABASE);
            service.destroyForcibly();
            database.destroyForcibly();
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
                assertThat(system.process(PAYMENT_SERVICE)).isNotEqualTo(service);
                assertThat(system.process(DATABASE)).isNotEqualTo(database);
                assertThat(surroundings(system, PAYMENT_SERVICE)).startsWith("payments at");
            });
            Stream.of(Component.values()).map(system::process).forEach(processes::add);
        }

        assertThat(processes).allMatch(Processes::isGone);
        assertThat(data).doesNotExist();
    }

    @Test
    void a_service_that_is_left_out_may_run_elsewhere() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                EmbeddedSystem system = EmbeddedSystem.start(
                        SMALL.withPort(ORDER_SERVICE, elsewhere.getLocalPort()).without(ORDER_SERVICE));
                Connection database = DriverManager.getConnection(system.jdbcUrl(ORDER_SERVICE), "orders", "orders")) {
            assertThat(system.services()).containsExactly(PAYMENT_SERVICE, NOTIFICATION_SERVICE);
            assertThat(system.log(ORDER_SERVICE)).doesNotExist();
            assertThat(surroundings(system, PAYMENT_SERVICE)).startsWith("payments at");
            assertThat(database.isValid(5)).isTrue();
        }
    }

    @Test
    void replicas_of_a_service_stop_with_the_system() throws Exception {
        SystemOptions options = SMALL.withEnvironment(ORDER_SERVICE, "MOOD", ", calm");
        ProcessHandle last;
        try (EmbeddedSystem system = EmbeddedSystem.start(options)) {
            Replica second = system.replica(ORDER_SERVICE);
            Replica third = system.replica(ORDER_SERVICE, Map.of("MOOD", ", impatient"));
            last = third.process();

            String same = surroundings(system, ORDER_SERVICE);
            assertThat(same).endsWith(", calm");
            assertThat(surroundings(system, PAYMENT_SERVICE)).doesNotContain("calm");
            assertThat(surroundings(second.url())).isEqualTo(same);
            assertThat(surroundings(third.url())).isEqualTo(same.replace("calm", "impatient"));
            assertThat(second.log())
                    .content()
                    .contains("pid " + second.process().pid());

            second.kill();
            assertThat(Processes.isGone(second.process())).isTrue();
            second.close();
            assertThat(surroundings(system, ORDER_SERVICE)).isEqualTo(same);
            assertThat(system.crash()).isEmpty();
        }
        assertThat(Processes.isGone(last)).isTrue();
    }

    @Test
    void a_failed_start_reports_the_end_of_the_services_log(@TempDir Path data) {
        SystemOptions options = SMALL.withData(data).withCommand(ORDER_SERVICE, SmallService.command("fail"));

        assertThatThrownBy(() -> EmbeddedSystem.start(options))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("order-service ended with exit code 3")
                .hasMessageContaining("line 25")
                .hasMessageNotContaining("line 5\n");
    }

    private String surroundings(EmbeddedSystem system, Component service) throws IOException, InterruptedException {
        return surroundings(system.url(service));
    }

    private String surroundings(URI service) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/surroundings")).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private static Set<String> topics(EmbeddedSystem system) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.bootstrapServers()))) {
            return admin.listTopics().names().get();
        }
    }
}
