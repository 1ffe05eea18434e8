package tidings.eventmanager.journal;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The retries of the host, for the diagnosis. The service that hosts the event manager implements it. */
public interface PendingRetries {

    /** The time of the next attempt to notify the customer of an order; empty if no notification is pending. */
    Uni<Optional<Instant>> nextNotification(UUID order);
}
