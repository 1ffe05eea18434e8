package tidings.eventmanager.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PatternTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Pattern REJECTIONS =
            new Threshold("rejections", "customerId", Duration.ofMinutes(5), List.of("rejected"), 3);
    private static final Pattern CANCELLED =
            new Sequence("cancelled", "orderId", Duration.ofHours(1), List.of("confirmed", "cancelled"));
    private static final Pattern UNSETTLED =
            new Absence("unsettled", "orderId", Duration.ofSeconds(30), "placed", List.of("confirmed", "rejected"));

    @Test
    void a_threshold_is_reached_by_enough_events_within_its_time() {
        matches(REJECTIONS, "rejected@0 rejected@60 rejected@300").containsExactly("0 60 300");
        matches(REJECTIONS, "rejected@0 rejected@60").isEmpty();
        matches(REJECTIONS, "rejected@0 rejected@60 rejected@301").isEmpty();
    }

    @Test
    void a_threshold_matches_in_any_window() {
        matches(REJECTIONS, "rejected@0 rejected@240 rejected@360 rejected@420").containsExactly("240 360 420");
    }

    @Test
    void a_threshold_uses_no_event_twice() {
        matches(REJECTIONS, "rejected@0 rejected@1 rejected@2 rejected@3").containsExactly("0 1 2");
        matches(REJECTIONS, "rejected@0 rejected@1 rejected@2 rejected@3 rejected@4 rejected@5")
                .containsExactly("0 1 2", "3 4 5");
    }

    @Test
    void events_count_by_event_time_not_by_arrival() {
        matches(REJECTIONS, "rejected@300 rejected@0 rejected@60").containsExactly("0 60 300");
        matches(CANCELLED, "cancelled@10 confirmed@5").containsExactly("5 10");
    }

    @Test
    void a_sequence_matches_its_steps_in_order_within_its_time() {
        matches(CANCELLED, "confirmed@0 cancelled@3600").containsExactly("0 3600");
        matches(CANCELLED, "confirmed@0 cancelled@3601").isEmpty();
        matches(CANCELLED, "cancelled@0 confirmed@1").isEmpty();
        matches(CANCELLED, "confirmed@0").isEmpty();
    }

    @Test
    void simultaneous_steps_are_in_order() {
        matches(CANCELLED, "cancelled@7 confirmed@7").containsExactly("7 7");
    }

    @Test
    void a_sequence_uses_no_event_twice() {
        matches(CANCELLED, "confirmed@0 confirmed@1 cancelled@2").containsExactly("0 2");
        matches(CANCELLED, "confirmed@0 cancelled@1 confirmed@2 cancelled@3 cancelled@4")
                .containsExactly("0 1", "2 3");
    }

    @Test
    void a_sequence_may_have_many_steps() {
        Pattern three = new Sequence("three", "orderId", Duration.ofSeconds(10), List.of("a", "b", "a"));

        matches(three, "a@0 a@1 b@2 a@3 a@4").containsExactly("0 2 3");
        matches(three, "a@0 b@5 a@11").isEmpty();
    }

    @Test
    void an_absence_matches_when_its_time_is_over() {
        assertThat(at(UNSETTLED, "placed@0", 29)).isEmpty();
        assertThat(at(UNSETTLED, "placed@0", 30)).containsExactly("0");
    }

    @Test
    void a_follow_up_in_time_ends_an_absence_even_late() {
        assertThat(at(UNSETTLED, "confirmed@30 placed@0", 1000)).isEmpty();
        assertThat(at(UNSETTLED, "placed@0 rejected@0", 1000)).isEmpty();
    }

    @Test
    void a_follow_up_outside_the_window_does_not_end_an_absence() {
        assertThat(at(UNSETTLED, "placed@10 confirmed@41", 1000)).containsExactly("10");
        assertThat(at(UNSETTLED, "confirmed@9 placed@10", 1000)).containsExactly("10");
    }

    @Test
    void the_last_event_completes_a_match() {
        Match match = REJECTIONS
                .matches(observed("rejected@2 rejected@0 rejected@1"), Instant.MIN)
                .get(0);

        assertThat(match.last().id()).isEqualTo("2");
    }

    private static org.assertj.core.api.ListAssert<String> matches(Pattern pattern, String events) {
        return assertThat(ids(pattern.matches(observed(events), Instant.MIN)));
    }

    private static List<String> at(Pattern pattern, String events, long watermark) {
        return ids(pattern.matches(observed(events), NOON.plusSeconds(watermark)));
    }

    private static List<String> ids(List<Match> matches) {
        return matches.stream()
                .map(match -> String.join(
                        " ", match.events().stream().map(ObservedEvent::id).toList()))
                .toList();
    }

    /** Parses {@code <type>@<seconds after noon>}; the seconds are the id. */
    private static List<ObservedEvent> observed(String events) {
        return Stream.of(events.split(" "))
                .map(event -> event.split("@"))
                .map(event -> new ObservedEvent(
                        "pattern",
                        "key",
                        "/test/" + event[0],
                        event[1],
                        event[0],
                        new UUID(0, 0),
                        "flow",
                        NOON.plusSeconds(Long.parseLong(event[1]))))
                .toList();
    }
}
