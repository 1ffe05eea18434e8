package school.messaging.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import school.messaging.work.InFlight;

/**
 * Live: no batch is stuck. A batch that is worked on for too long while the database answers will not get anywhere, and
 * a restart helps. While the database is away a batch only waits, and a restart would not help.
 */
@Liveness
@ApplicationScoped
class ConsumerLiveness implements AsyncHealthCheck {

    private static final String NAME = "consumers moving";

    private final InFlight inHand;
    private final DatabaseProbe database;
    private final Duration stalledAfter;

    ConsumerLiveness(
            InFlight inHand,
            DatabaseProbe database,
            @ConfigProperty(name = "school.messaging.stalled-after", defaultValue = "45s") Duration stalledAfter) {
        this.inHand = inHand;
        this.database = database;
        this.stalledAfter = stalledAfter;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        Duration longest = inHand.longest().orElse(Duration.ZERO);
        return longest.compareTo(stalledAfter) <= 0
                ? Uni.createFrom().item(HealthCheckResponse.up(NAME))
                : database.answers().map(answers -> HealthCheckResponse.named(NAME)
                        .status(!answers)
                        .withData("oldest batch in hand for seconds", longest.toSeconds())
                        .build());
    }
}
