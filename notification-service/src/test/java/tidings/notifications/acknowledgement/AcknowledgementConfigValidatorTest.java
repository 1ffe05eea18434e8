package tidings.notifications.acknowledgement;

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
import tidings.messaging.MessagingConfig;

class AcknowledgementConfigValidatorTest {

    @Test
    void the_defaults_are_valid() {
        assertThatCode(() -> validate(Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"max-age, 0s", "max-age, 6d"})
    void an_invalid_setting_stops_the_start_and_is_named(String key, String value) {
        String name = "tidings.acknowledgements." + key;

        assertThatThrownBy(() -> validate(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " is PT");
    }

    private static void validate(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(AcknowledgementConfig.class)
                .withMapping(MessagingConfig.class)
                .withDefaultValue("quarkus.application.name", "test-service")
                .withDefaultValues(settings)
                .build();
        new AcknowledgementConfigValidator()
                .validate(
                        new StartupEvent(),
                        config.getConfigMapping(AcknowledgementConfig.class),
                        config.getConfigMapping(MessagingConfig.class));
    }
}
