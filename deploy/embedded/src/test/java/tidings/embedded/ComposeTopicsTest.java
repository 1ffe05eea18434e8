package tidings.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.embedded.kafka.BrokerTopics;

/** {@code deploy/compose/topics} lists for containers what the launcher creates by itself. */
class ComposeTopicsTest {

    private static final long DAY = 24L * 60 * 60 * 1000;

    private final List<String[]> lines = lines();

    @Test
    void containers_have_the_topics_of_the_contract_and_the_one_for_subscribers() {
        List<String> wanted = new ArrayList<>(Topics.all());
        wanted.add(SystemOptions.SUBSCRIBERS_TOPIC);

        assertThat(lines).extracting(line -> line[0]).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void each_has_as_many_partitions_as_with_the_launcher() {
        assertThat(lines).extracting(line -> Integer.valueOf(line[1])).containsOnly(Launcher.PARTITIONS);
    }

    @Test
    void none_keeps_a_message_for_longer_than_an_inbox_remembers_it() {
        assertThat(lines).allSatisfy(line -> assertThat(Long.parseLong(setting("retention.ms", line)))
                .as(line[0])
                .isPositive()
                .isLessThan(8 * DAY));
    }

    @Test
    void the_largest_record_still_fits_into_the_dead_letters_with_its_reason() {
        assertThat(lines)
                .filteredOn(line -> line[0].endsWith(BrokerTopics.DEAD_LETTERS))
                .allSatisfy(line -> assertThat(setting("max.message.bytes", line))
                        .as(line[0])
                        .isEqualTo(BrokerTopics.DEAD_LETTER_BYTES));
    }

    private static String setting(String name, String... line) {
        return Stream.of(line)
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findFirst()
                .orElse("0");
    }

    private static List<String[]> lines() {
        try (Stream<String> lines = Files.lines(Path.of("..", "compose", "topics"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
