package tidings.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class ScenarioRunnerTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "live status", "publish/async response: a confirmed", "declined"})
    void scenarios_are_selected_by_words_of_style_or_name(String words) {
        assertThatCode(() -> new ScenarioRunner(words, System.out, Ansi.OFF)).doesNotThrowAnyException();
    }

    @Test
    void unknown_words_are_rejected_with_the_list_of_scenarios() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScenarioRunner("carrier pigeon", System.out, Ansi.OFF))
                .withMessageContaining("carrier pigeon")
                .withMessageContaining("  live status: an order is followed as it happens");
    }
}
