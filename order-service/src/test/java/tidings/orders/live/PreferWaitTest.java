package tidings.orders.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferWaitTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(strings = {"wait=5", "WAIT = 5", "respond-async, wait=5", "wait=\"5\"; foo=bar", "wait=5, wait=7"})
    void it_is_the_first_wait_among_the_preferences(String header) {
        assertThat(PreferWait.of(List.of(header), LONGEST)).contains(new PreferWait(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "respond-async", "wait", "wait=soon", "wait=-1", "wait=99999999999999999999", ",;,"})
    void what_makes_no_sense_is_no_preference(String header) {
        assertThat(PreferWait.of(List.of(header), LONGEST)).isEmpty();
    }

    @Test
    void it_may_be_in_any_header_and_is_told_back_as_it_is_applied() {
        assertThat(PreferWait.of(Arrays.asList("handling=lenient", "wait=3600"), LONGEST))
                .hasToString("Optional[wait=30]");
    }
}
