package tidings.payments;

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

class PaymentConfigValidatorTest {

    @Test
    void the_defaults_are_valid() {
        assertThatCode(() -> validate(Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"timeout, 0s", "timeout, 7500ms", "timeout, 30s", "slow, 0s"})
    void an_invalid_setting_stops_the_start_and_is_named(String key, String value) {
        String name = "tidings.payment-gateway." + key;

        assertThatThrownBy(() -> validate(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " is PT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider.example", "ftp://provider.example", "https://", "https://provider.example/v1/"})
    void an_invalid_address_of_the_provider_stops_the_start(String url) {
        assertThatThrownBy(() -> validate(Map.of("tidings.payment-gateway.url", url)))
                .hasMessageContaining("tidings.payment-gateway.url");
    }

    @Test
    void an_address_of_the_provider_may_have_a_path() {
        assertThatCode(() -> validate(Map.of("tidings.payment-gateway.url", "https://provider.example/v1")))
                .doesNotThrowAnyException();
    }

    private static void validate(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(PaymentGatewayConfig.class)
                .withDefaultValues(settings)
                .build();
        new PaymentConfigValidator().validate(new StartupEvent(), config.getConfigMapping(PaymentGatewayConfig.class));
    }
}
