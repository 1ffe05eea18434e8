package tidings.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;
import tidings.embedded.SystemOptions;

class StartReportTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void progress_is_coloured_on_a_terminal() {
        report("broker               ready in 2.7 s   127.0.0.1:9092", Ansi.ON, false);

        assertThat(printed)
                .asString()
                .endsWith("\nbroker               \u001b[32mready in 2.7 s\u001b[39m\u001b[0m   127.0.0.1:9092\n");
    }

    @Test
    void progress_is_plain_elsewhere() {
        report("broker               ended with exit code 137, restarting", Ansi.OFF, false);

        assertThat(printed).asString().endsWith("\nbroker               ended with exit code 137, restarting\n");
    }

    @Test
    void a_quiet_report_has_no_progress() {
        report("broker               ready in 2.7 s", Ansi.ON, true);

        assertThat(printed.size()).isZero();
    }

    private void report(String line, Ansi ansi, boolean quiet) {
        new StartReport(new PrintStream(printed, true, UTF_8), ansi, quiet)
                .begin(SystemOptions.defaults())
                .progress()
                .accept(line);
    }
}
