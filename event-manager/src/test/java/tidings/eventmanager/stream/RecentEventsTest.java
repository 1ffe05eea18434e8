package tidings.eventmanager.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tidings.eventmanager.log.EventLog.LoggedEvent;
import tidings.eventmanager.log.EventLog.Page;
import tidings.eventmanager.log.PublishedEvent;

class RecentEventsTest {

    private final RecentEvents recent =
            RecentEvents.after(10).append(events(11, 13)).append(events(15, 15));

    @Test
    void a_reader_gets_the_events_after_its_position() {
        assertThat(positions(recent, 10)).containsExactly(11L, 12L, 13L, 15L);
        assertThat(positions(recent, 12)).containsExactly(13L, 15L);
        assertThat(positions(recent, 14)).containsExactly(15L);
        assertThat(positions(recent, 15)).isEmpty();
        assertThat(recent.last()).isEqualTo(15);
    }

    @Test
    void a_page_says_whether_more_follows() {
        Page first = recent.after(10, 3).orElseThrow();

        assertThat(first.events()).hasSize(3);
        assertThat(first.more()).isTrue();
        assertThat(recent.after(13, 3).orElseThrow().more()).isFalse();
    }

    @Test
    void a_reader_that_is_behind_has_to_read_the_log() {
        assertThat(recent.after(9, 3)).isEmpty();
    }

    @Test
    void the_oldest_are_forgotten() {
        RecentEvents full = recent.append(events(16, 1_500));

        assertThat(full.after(499, 3)).isEmpty();
        assertThat(full.after(500, 1).orElseThrow().events())
                .extracting(LoggedEvent::position)
                .containsExactly(501L);
        assertThat(full.last()).isEqualTo(1_500);
    }

    private static List<Long> positions(RecentEvents recent, long after) {
        return recent.after(after, 100).orElseThrow().events().stream()
                .map(LoggedEvent::position)
                .toList();
    }

    private static List<LoggedEvent> events(long first, long last) {
        PublishedEvent event = new PublishedEvent("key", Instant.EPOCH, Map.of(), "{}");
        return LongStream.rangeClosed(first, last)
                .mapToObj(position -> new LoggedEvent(position, event))
                .toList();
    }
}
