package tidings.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidings.embedded.Component.NOTIFICATION_SERVICE;
import static tidings.embedded.Component.ORDER_SERVICE;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tidings.embedded.SystemOptions;

class ComponentOptionsTest {

    @Test
    void services_are_left_out_by_name() {
        SystemOptions options = parse("--without", "order-service", "--without", "notification-service");

        assertThat(options.without()).containsExactlyInAnyOrder(ORDER_SERVICE, NOTIFICATION_SERVICE);
    }

    @Test
    void an_unknown_service_is_rejected_with_the_known_ones() {
        assertThatThrownBy(() -> parse("--without", "broker"))
                .hasMessageContaining("'broker' is none of the services")
                .hasMessageContaining("payment-service");
    }

    @Test
    void a_scenario_needs_every_service() {
        StringWriter errors = new StringWriter();

        int exitCode =
                Demo.commandLine().setErr(new PrintWriter(errors)).execute("--scenario", "--without", "order-service");

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("--without cannot be used with --scenario");
    }

    private static SystemOptions parse(String... arguments) {
        return CommandLine.populateCommand(new ComponentOptions(), arguments).applyTo(SystemOptions.defaults());
    }
}
