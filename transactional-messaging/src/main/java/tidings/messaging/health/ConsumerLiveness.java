package tidings.messaging.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import tidings.messaging.MessagingConfig;
import tidings.messaging.work.InFlight;

/**
 * Liveness: no batch and no run of a worker is stuck.
 *
 * <p>What runs too long while the database answers is stuck: a restart helps. While the database is unavailable it only
 * waits: a restart does not help.
 */
@Liveness
@ApplicationScoped
class ConsumerLiveness implements AsyncHealthCheck {

    private static final String NAME = "consumers moving";

    private final DatabaseProbe database;
    private final Duration stalledAfter;

    ConsumerLiveness(DatabaseProbe database, MessagingConfig config) {
        this.database = database;
        this.stalledAfter = config.stalledAfter();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        Duration longest = InFlight.longest().orElse(Duration.ZERO);
        return longest.compareTo(stalledAfter) <= 0
                ? Uni.createFrom().item(HealthCheckResponse.up(NAME))
                : database.answers().map(answers -> HealthCheckResponse.named(NAME)
                        .status(!answers)
                        .withData("longest run in seconds", longest.toSeconds())
                        .build());
    }
}
