package tidings.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class CheckTest {

    @Test
    void what_holds_says_what_was_seen() {
        assertThat(Check.equal("dead letters", 0, 0L).line(Ansi.OFF)).isEqualTo("ok      dead letters: 0");
    }

    @Test
    void what_does_not_hold_says_both_and_stands_out() {
        Check check = Check.equal("final status", "CONFIRMED", "PLACED");

        assertThat(check.line(Ansi.OFF)).isEqualTo("NOT OK  final status: expected CONFIRMED, saw PLACED");
        assertThat(check.line(Ansi.ON)).contains("\u001B[");
    }
}
