package tidings.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.http.BulkheadConfig;
import tidings.orders.idempotency.IdempotencyConfig;
import tidings.orders.live.LiveConfig;
import tidings.orders.payment.PaymentInquiryConfig;

/** The configuration and its limits, as Quarkus validates them at start. */
class OrderSettingsTest {

    @Test
    void every_setting_has_a_default() {
        SmallRyeConfig config = config(Map.of());

        assertThat(config.getConfigMapping(OrderConfig.class).paymentDeadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.getConfigMapping(OrderConfig.class).acknowledgementDeadline())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(config.getConfigMapping(LiveConfig.class).maxWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.getConfigMapping(LiveConfig.class).maxWaitingClients())
                .isEqualTo(1000);
        assertThat(config.getConfigMapping(PaymentInquiryConfig.class).maxPaymentQueries())
                .isEqualTo(100);
        assertThat(config.getConfigMapping(PaymentInquiryConfig.class).paymentQueryTimeout())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(config.getConfigMapping(IdempotencyConfig.class).idempotencyKeyRetention())
                .isEqualTo(Duration.ofDays(7));
        assertThat(config.getConfigMapping(BulkheadConfig.class).maxConcurrentRequests())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({
        "payment-deadline, 0s",
        "acknowledgement-deadline, -1s",
        "max-wait, -1s",
        "payment-query-timeout, 0s",
        "idempotency-key-retention, 59s",
        "max-concurrent-requests, 0",
        "max-waiting-clients, 0",
        "max-payment-queries, 0"
    })
    void an_invalid_value_is_an_error_that_names_the_setting(String setting, String value) {
        assertThatThrownBy(() -> config(Map.of("tidings.orders." + setting, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("tidings.orders." + setting + " must be");
    }

    @Test
    void an_acknowledgement_deadline_of_zero_is_valid() {
        SmallRyeConfig config = config(Map.of("tidings.orders.acknowledgement-deadline", "0s"));

        assertThat(config.getConfigMapping(OrderConfig.class).acknowledgementDeadline())
                .isZero();
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "settings", 100))
                .withMapping(OrderConfig.class)
                .withMapping(LiveConfig.class)
                .withMapping(PaymentInquiryConfig.class)
                .withMapping(IdempotencyConfig.class)
                .withMapping(BulkheadConfig.class)
                .withValidator((BeanValidationConfigValidator) () -> validator)
                .build();
    }
}
