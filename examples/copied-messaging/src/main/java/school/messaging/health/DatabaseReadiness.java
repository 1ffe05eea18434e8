package school.messaging.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness: the service can handle HTTP requests, for which it needs the database alone.
 *
 * <p>While the broker is unavailable the outbox stores the messages, so the service stays ready.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {

    private final DatabaseProbe database;

    DatabaseReadiness(DatabaseProbe database) {
        this.database = database;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return database.answers()
                .map(answers ->
                        HealthCheckResponse.named("database").status(answers).build());
    }
}
