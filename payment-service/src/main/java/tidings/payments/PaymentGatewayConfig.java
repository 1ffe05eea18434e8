package tidings.payments;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of the payment gateway. */
@ConfigMapping(prefix = "tidings.payment-gateway")
public interface PaymentGatewayConfig {

    /** The time for one answer. The gateway is asked four times at most, within the 30 s of a claim. */
    @WithDefault("5s")
    Duration timeout();

    /** The address of the payment provider. Without it, payments are simulated. */
    Optional<URI> url();

    /** The bearer token for the payment provider. */
    Optional<String> apiKey();

    /** The time that the simulated gateway takes for a {@code pm_card_slow}. */
    @WithDefault("3s")
    Duration slow();
}
