package tidings.messaging.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    @Test
    void an_id_is_a_uuid_of_version_7_with_its_time() {
        long before = System.currentTimeMillis();
        UUID id = TimeOrderedId.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void ids_of_one_time_differ() {
        assertThat(Stream.generate(TimeOrderedId::next).limit(100_000)).doesNotHaveDuplicates();
    }

    @Test
    void the_text_of_a_later_id_is_greater() throws InterruptedException {
        String earlier = TimeOrderedId.next().toString();
        Thread.sleep(2);

        assertThat(TimeOrderedId.next().toString()).isGreaterThan(earlier);
    }
}
