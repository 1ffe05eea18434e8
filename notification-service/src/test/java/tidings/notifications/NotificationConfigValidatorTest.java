package tidings.notifications;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationConfigValidatorTest {

    @Test
    void the_defaults_are_valid() {
        assertThatCode(() -> validate(Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"timeout, 0s", "timeout, 30s", "deduplication-window, 0s", "deduplication-window, 30s"})
    void an_invalid_setting_stops_the_start_and_is_named(String key, String value) {
        String name = "tidings.notification-gateway." + key;

        assertThatThrownBy(() -> validate(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " is PT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider.example", "ftp://provider.example", "https://", "https://provider.example/v1/"})
    void an_invalid_address_of_the_provider_stops_the_start(String url) {
        assertThatThrownBy(() -> validate(Map.of("tidings.notification-gateway.url", url)))
                .hasMessageContaining("tidings.notification-gateway.url");
    }

    @Test
    void an_address_of_the_provider_may_have_a_path() {
        assertThatCode(() -> validate(Map.of("tidings.notification-gateway.url", "https://provider.example/v1")))
                .doesNotThrowAnyException();
    }

    private static void validate(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(NotificationGatewayConfig.class)
                .withDefaultValues(settings)
                .build();
        new NotificationConfigValidator()
                .validate(new StartupEvent(), config.getConfigMapping(NotificationGatewayConfig.class));
    }
}
