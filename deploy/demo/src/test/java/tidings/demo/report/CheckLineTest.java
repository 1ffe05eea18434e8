package tidings.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;
import tidings.embedded.client.Check;

class CheckLineTest {

    private final Check failed = Check.equal("final status", "CONFIRMED", "PLACED");

    @Test
    void a_line_without_colours_is_plain() {
        Check passed = Check.equal("dead letters", 0, 0L);

        assertThat(CheckLine.of(passed, Ansi.OFF)).isEqualTo(passed.line());
        assertThat(CheckLine.of(failed, Ansi.OFF)).isEqualTo(failed.line());
    }

    @Test
    void a_failed_check_is_coloured() {
        assertThat(CheckLine.of(failed, Ansi.ON)).contains("\u001B[");
    }
}
