package tidings.messaging.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
                "fe-0000000000000000000000000000000a-000000000000000b-01"
            })
    void a_traceparent_is_valid(String value) {
        assertThat(TraceContext.valid(value)).isEqualTo(value);
    }

    /** W3C Trace Context, 3.2.2: the version is not ff, and no id is all zeros. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                ""
            })
    void an_invalid_traceparent_is_ignored(String value) {
        assertThat(TraceContext.valid(value)).isNull();
    }
}
