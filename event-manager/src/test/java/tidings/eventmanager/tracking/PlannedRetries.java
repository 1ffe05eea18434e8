package tidings.eventmanager.tracking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The retries of a host, as a test plans them. */
@ApplicationScoped
class PlannedRetries implements PendingRetries {

    private final Map<UUID, Instant> planned = new ConcurrentHashMap<>();

    void plan(UUID order, Instant at) {
        planned.put(order, at);
    }

    @Override
    public Uni<Optional<Instant>> toTellTheCustomer(UUID order) {
        return Uni.createFrom().item(Optional.ofNullable(planned.get(order)));
    }
}
