package tidings.embedded.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderEventStreamTest {

    private static final String PLACED = "{\"number\": 1, \"status\": \"PLACED\"}";

    @Test
    void an_empty_line_ends_an_event() {
        OrderEventStream events = read("id: 1", "data: " + PLACED, "", "data:{\"status\": \"CONFIRMED\"}", "id:2", "");

        assertThat(events.description()).isEqualTo("1 PLACED, 2 CONFIRMED");
    }

    @Test
    void comments_and_incomplete_events_are_ignored() {
        assertThat(read(":still here", "", "", "id:1", "data:" + PLACED, "", "id:2", "data:" + PLACED)
                        .description())
                .isEqualTo("1 PLACED");
        assertThat(read().time()).isZero();
    }

    private static OrderEventStream read(String... lines) {
        return new OrderEventStream("text/event-stream", OrderEventStream.parse(Stream.of(lines)));
    }
}
