package tidings.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;
import tidings.demo.scenario.Scenario;

class ScenarioRunnerTest {

    @ParameterizedTest
    @CsvSource({"'', 22", "live status, 2", "publish/async response: a confirmed, 2", "declined, 3"})
    void scenarios_are_selected_by_words_of_style_or_name(String words, int count) {
        List<Scenario> chosen = ScenarioRunner.chosen(words);

        assertThat(chosen).hasSize(count);
        assertThat(chosen.subList(0, count - 1))
                .allMatch(scenario -> (scenario.style() + ": " + scenario.name()).contains(words));
        assertThat(chosen.get(count - 1)).isInstanceOf(AllOrdersScenario.class);
    }

    @Test
    void unknown_words_are_rejected_with_the_list_of_scenarios() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScenarioRunner("carrier pigeon", System.out, Ansi.OFF))
                .withMessageContaining("carrier pigeon")
                .withMessageContaining("  live status: an order is followed as it happens");
    }
}
