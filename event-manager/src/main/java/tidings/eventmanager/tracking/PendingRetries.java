package tidings.eventmanager.tracking;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What this service itself will try again. */
public interface PendingRetries {

    /** When it is tried again to tell the customer of an order; empty where there is nothing to tell. */
    Uni<Optional<Instant>> toTellTheCustomer(UUID order);
}
