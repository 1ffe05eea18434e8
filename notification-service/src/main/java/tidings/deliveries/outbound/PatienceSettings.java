package tidings.deliveries.outbound;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tidings.deliveries.domain.Patience;

/** How patient deliveries are, as the configuration has it. */
class PatienceSettings {

    @Produces
    @Singleton
    Patience patience(
            @ConfigProperty(name = "tidings.deliveries.first-wait") Duration firstWait,
            @ConfigProperty(name = "tidings.deliveries.longest-wait") Duration longestWait,
            @ConfigProperty(name = "tidings.deliveries.failures-in-a-row") int failuresInARow,
            @ConfigProperty(name = "tidings.deliveries.attempts") int attempts) {
        return new Patience(firstWait, longestWait, failuresInARow, attempts);
    }
}
