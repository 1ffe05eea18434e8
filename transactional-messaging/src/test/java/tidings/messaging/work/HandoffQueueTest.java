package tidings.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HandoffQueueTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant UNTIL = NOON.plusSeconds(30);

    private final HandoffQueue<String> queue = new HandoffQueue<>(1000);

    @Test
    void items_are_taken_once_in_the_order_of_their_arrival() {
        queue.add("first", UNTIL);
        queue.add("second", UNTIL);

        assertThat(queue.take(1, NOON)).containsExactly("first");
        assertThat(queue.take(100, NOON)).containsExactly("second");
        assertThat(queue.take(100, NOON)).isEmpty();
    }

    @Test
    void an_empty_queue_yields_nothing_and_keeps_its_room() {
        assertThat(queue.take(1, NOON)).isEmpty();
        assertThat(queue.room()).isEqualTo(1000);
    }

    @Test
    void room_is_bounded_and_each_taken_item_returns_its_own() {
        for (int i = 0; i < 1000; i++) {
            assertThat(queue.hasRoom()).isTrue();
            assertThat(queue.room()).isEqualTo(1000 - i);
            queue.add("item", UNTIL);
        }
        assertThat(queue.hasRoom()).isFalse();
        assertThat(queue.room()).isZero();

        queue.take(1, NOON);

        assertThat(queue.hasRoom()).isTrue();
        assertThat(queue.room()).isEqualTo(1);
    }

    @Test
    void items_beyond_the_capacity_are_taken_too() {
        for (int i = 0; i < 1001; i++) {
            queue.add("item", UNTIL);
        }

        assertThat(queue.room()).isZero();
        assertThat(queue.take(2000, NOON)).hasSize(1001);
        assertThat(queue.room()).isEqualTo(1000);
    }

    @Test
    void an_item_whose_claim_ends_too_soon_is_dropped() {
        queue.add("stale", UNTIL);
        queue.add("fresh", UNTIL.plusSeconds(1));

        assertThat(queue.take(100, UNTIL)).containsExactly("fresh");
        assertThat(queue.take(100, NOON)).isEmpty();
        assertThat(queue.room()).isEqualTo(1000);
    }

    @Test
    void a_capacity_below_one_is_rejected() {
        assertThatThrownBy(() -> new HandoffQueue<String>(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("capacity");
    }
}
