package tidings.payments;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Rejects invalid settings at start: the service then does not start. */
@ApplicationScoped
class PaymentConfigValidator {

    static final Duration MAX_TIMEOUT = PaymentHandoff.CLAIM.dividedBy(CollectPayments.MAX_ATTEMPTS);

    private static final Set<String> SCHEMES = Set.of("http", "https");

    void validate(@Observes StartupEvent starting, PaymentGatewayConfig config) {
        Duration timeout = config.timeout();
        if (timeout.compareTo(Duration.ZERO) <= 0 || timeout.compareTo(MAX_TIMEOUT) >= 0) {
            throw new IllegalArgumentException(
                    "tidings.payment-gateway.timeout is %s: it must be above zero and below %s, because %d attempts must end within the claim of %s"
                            .formatted(timeout, MAX_TIMEOUT, CollectPayments.MAX_ATTEMPTS, PaymentHandoff.CLAIM));
        }
        if (config.slow().compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException(
                    "tidings.payment-gateway.slow is %s: it must be above zero".formatted(config.slow()));
        }
        config.url().ifPresent(PaymentConfigValidator::validate);
    }

    private static void validate(URI url) {
        if (url.getHost() == null
                || !SCHEMES.contains(String.valueOf(url.getScheme()))
                || url.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "tidings.payment-gateway.url is %s: it must be an http or https address without a slash at its end"
                            .formatted(url));
        }
    }
}
