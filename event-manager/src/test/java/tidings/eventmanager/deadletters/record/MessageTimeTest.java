package tidings.eventmanager.deadletters.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time of a message, which decides whether readers remember it. */
class MessageTimeTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    @Test
    void a_message_has_the_time_of_its_headers() {
        assertThat(deadLetter(List.of(Header.of("ce_time", "2026-01-01T13:00:00+01:00")))
                        .sentAt())
                .isEqualTo("2026-01-01T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-01-10T12:00:01Z", "1960-01-01T00:00:00Z", "-9999-01-01T00:00:00Z"})
    void without_a_possible_time_it_has_that_of_its_arrival(String time) {
        assertThat(deadLetter(List.of(Header.of("ce_time", time))).sentAt()).isEqualTo(NOON);
        assertThat(deadLetter(List.of()).sentAt()).isEqualTo(NOON);
    }

    private static DeadLetter deadLetter(List<Header> headers) {
        return new DeadLetter(
                new RecordPosition("a.dlq", 0, 0),
                NOON,
                "a service",
                new RecordPosition("a", 0, 0),
                new FailureCause("", ""),
                new RecordContent(null, null, new Headers(headers)));
    }
}
