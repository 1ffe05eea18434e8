package tidings.eventmanager.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {

    private static final Map<String, String> VALID = Map.of(
            "kind",
            "threshold",
            "events",
            "tidings.order.rejected.v1",
            "count",
            "3",
            "by",
            "customerId",
            "within",
            "5m");

    @Test
    void a_declaration_is_a_pattern() {
        assertThat(pattern(VALID))
                .isEqualTo(new Threshold(
                        "p", "customerId", Duration.ofMinutes(5), List.of("tidings.order.rejected.v1"), 3));
    }

    @ParameterizedTest
    @CsvSource({
        "within, 0s, within must be positive",
        "events, tidings.order.rejcted.v1, unknown event type tidings.order.rejcted.v1",
        "events, tidings.payment.collect.v1, unknown event type tidings.payment.collect.v1",
        "events, tidings.payment.declined.v1, tidings.payment.declined.v1 has no field customerId",
        "events, tidings.pattern.detected.v1, a pattern must not match its own results",
        "events, tidings.subscription.failing.v1, tidings.subscription.failing.v1 is not about an order",
        "count, 1, count must be 2 or more",
        "kind, sequence, events must be 2 or more",
        "kind, absence, until must not be empty",
    })
    void an_invalid_declaration_is_rejected(String property, String value, String reason) {
        Map<String, String> invalid = new HashMap<>(VALID);
        invalid.put(property, value);

        assertThatThrownBy(() -> pattern(invalid))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("declared.\"p\"")
                .hasMessageContaining(reason);
    }

    @Test
    void a_negative_lateness_is_rejected() {
        assertThatThrownBy(() -> new Patterns(config(Map.of("tidings.patterns.allowed-lateness", "PT-1S"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tidings.patterns.allowed-lateness");
    }

    private static Pattern pattern(Map<String, String> declared) {
        Map<String, String> properties = new HashMap<>();
        declared.forEach((key, value) -> properties.put("tidings.patterns.declared.p." + key, value));
        return new Patterns(config(properties)).all().get(0);
    }

    private static PatternConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(PatternConfig.class)
                .withSources(new PropertiesConfigSource(properties, "declared", 100))
                .build()
                .getConfigMapping(PatternConfig.class);
    }
}
