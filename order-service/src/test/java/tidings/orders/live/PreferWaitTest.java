package tidings.orders.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferWaitTest {

    private static final Duration MAX = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(strings = {"wait=5", "WAIT = 5", "respond-async, wait=5", "wait=\"5\"; foo=bar", "wait=5, wait=7"})
    void the_first_wait_of_the_preferences_counts(String header) {
        assertThat(PreferWait.of(List.of(header), MAX)).contains(new PreferWait(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "respond-async", "wait", "wait=soon", "wait=-1", "wait=99999999999999999999", ",;,"})
    void an_invalid_preference_is_ignored(String header) {
        assertThat(PreferWait.of(List.of(header), MAX)).isEmpty();
    }

    @Test
    void a_wait_in_any_header_is_limited_and_reported() {
        assertThat(PreferWait.of(Arrays.asList("handling=lenient", "wait=3600"), MAX))
                .hasToString("Optional[wait=30]");
    }

    @Test
    void a_wait_of_zero_is_reported() {
        assertThat(PreferWait.of(List.of("wait=0"), MAX)).hasToString("Optional[wait=0]");
        assertThat(PreferWait.of(List.of("wait=5"), Duration.ZERO)).hasToString("Optional[wait=0]");
    }
}
