package tidings.eventmanager.deliveries.outbound;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tidings.eventmanager.deliveries.domain.RetryPolicy;

/** How patient deliveries are, as the configuration has it. */
class RetryPolicySettings {

    @Produces
    @Singleton
    RetryPolicy patience(
            @ConfigProperty(name = "tidings.deliveries.first-wait") Duration firstWait,
            @ConfigProperty(name = "tidings.deliveries.longest-wait") Duration longestWait,
            @ConfigProperty(name = "tidings.deliveries.failures-in-a-row") int failuresInARow,
            @ConfigProperty(name = "tidings.deliveries.attempts") int attempts) {
        return new RetryPolicy(firstWait, longestWait, failuresInARow, attempts);
    }
}
