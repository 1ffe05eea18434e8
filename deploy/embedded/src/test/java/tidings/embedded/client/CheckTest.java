package tidings.embedded.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckTest {

    @Test
    void a_passed_check_shows_the_seen_value() {
        assertThat(Check.equal("dead letters", 0, 0L).line()).isEqualTo("ok      dead letters: 0");
    }

    @Test
    void figures_are_compared_with_their_limits() {
        assertThat(Check.below("ms", 10, 9).ok()).isTrue();
        assertThat(Check.below("ms", 10, 10).line()).isEqualTo("NOT OK  ms: expected less than 10, saw 10");
        assertThat(Check.above("ms", 10, 11).ok()).isTrue();
        assertThat(Check.above("ms", 10, 10).ok()).isFalse();
        assertThat(Check.between("ms", 10, 20, 20).ok()).isTrue();
        assertThat(Check.between("ms", 10, 20, 21).line()).isEqualTo("NOT OK  ms: expected 10 to 20, saw 21");
    }

    @Test
    void a_failed_check_shows_expected_and_seen() {
        Check check = Check.equal("final status", "CONFIRMED", "PLACED");

        assertThat(check.line()).isEqualTo("NOT OK  final status: expected CONFIRMED, saw PLACED");
    }
}
