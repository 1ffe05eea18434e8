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

/** {@code deploy/compose/topics} lists the same topics that the launcher creates. */
class ComposeTopicsTest {

    private static final long DAY = 24L * 60 * 60 * 1000;

    private final List<String[]> lines = lines();

    @Test
    void containers_have_the_topics_of_the_contract_and_of_subscribers() {
        List<String> expected = new ArrayList<>(Topics.all());
        expected.add(SystemOptions.SUBSCRIBERS_TOPIC);

        assertThat(lines).extracting(line -> line[0]).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void each_topic_has_the_launchers_number_of_partitions() {
        assertThat(lines).extracting(line -> Integer.valueOf(line[1])).containsOnly(Launcher.PARTITIONS);
    }

    @Test
    void no_topic_retains_a_message_longer_than_an_inbox() {
        assertThat(lines).allSatisfy(line -> {
            long retention = Long.parseLong(setting("retention.ms", line));
            // A segment is deleted as a whole, so its first message is readable for this time longer.
            long segment = Long.parseLong(setting("segment.ms", line));
            assertThat(retention).as(line[0]).isPositive();
            assertThat(segment).as(line[0]).isPositive();
            assertThat(retention + segment).as(line[0]).isLessThan(8 * DAY);
        });
    }

    @Test
    void the_launcher_keeps_messages_as_long_as_containers_do() {
        assertThat(lines).allSatisfy(line -> {
            assertThat(setting("retention.ms", line)).as(line[0]).isEqualTo(BrokerTopics.RETENTION_MILLIS);
            assertThat(setting("segment.ms", line)).as(line[0]).isEqualTo(BrokerTopics.SEGMENT_MILLIS);
        });
    }

    @Test
    void dead_letter_topics_accept_the_largest_record_plus_its_reason() {
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
