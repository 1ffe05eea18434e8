package tidings.payments;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the payment gateway. */
@ConfigMapping(prefix = "tidings.payment-gateway")
public interface PaymentGatewayConfig {

    /** The time for one answer. The gateway is asked four times at most, within the 30 s of a claim. */
    @WithDefault("5s")
    Duration timeout();

    /** The time that the simulated gateway takes for a {@code pm_card_slow}. */
    @WithDefault("3s")
    Duration slow();
}
