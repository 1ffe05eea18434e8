package tidings.embedded.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderEventStreamTest {

    private static final String PLACED = "{\"number\": 1, \"status\": \"PLACED\"}";

    @Test
    void events_are_told_apart_by_empty_lines() {
        OrderEventStream events = read("id: 1", "data: " + PLACED, "", "data:{\"status\": \"CONFIRMED\"}", "id:2", "");

        assertThat(events.description()).isEqualTo("1 PLACED, 2 CONFIRMED");
    }

    @Test
    void what_keeps_the_line_open_is_no_event_and_neither_is_what_was_cut_off() {
        assertThat(read(":still here", "", "", "id:1", "data:" + PLACED, "", "id:2", "data:" + PLACED)
                        .description())
                .isEqualTo("1 PLACED");
        assertThat(read().time()).isZero();
    }

    private static OrderEventStream read(String... lines) {
        return new OrderEventStream("text/event-stream", OrderEventStream.parse(Stream.of(lines)));
    }
}
