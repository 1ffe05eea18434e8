package tidings.eventmanager.journal;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The host's retries as a test plans them. */
@ApplicationScoped
class PlannedRetries implements PendingRetries {

    private final Map<UUID, Instant> planned = new ConcurrentHashMap<>();

    void plan(UUID order, Instant at) {
        planned.put(order, at);
    }

    @Override
    public Uni<Optional<Instant>> nextNotification(UUID order) {
        return Uni.createFrom().item(Optional.ofNullable(planned.get(order)));
    }
}
