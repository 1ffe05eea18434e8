package tidings.eventmanager.journal;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import tidings.eventmanager.journal.flow.Diagnosis;
import tidings.eventmanager.journal.flow.NextStep;

/** Diagnoses a flow: missing messages, their senders, and the next step. */
@ApplicationScoped
public class DiagnoseFlow {

    private final FollowFlow followFlow;
    private final PendingRetries retries;

    DiagnoseFlow(FollowFlow followFlow, PendingRetries retries) {
        this.followFlow = followFlow;
        this.retries = retries;
    }

    /** Fails with {@link FlowNotFound}. */
    public Uni<Diagnosis> diagnose(String flow) {
        return followFlow
                .follow(flow)
                .map(found -> Diagnosis.of(found, Instant.now()))
                .chain(this::withRetry);
    }

    private Uni<Diagnosis> withRetry(Diagnosis diagnosis) {
        UUID order =
                diagnosis.orderWithPendingNotification().map(DiagnoseFlow::uuid).orElse(null);
        return order == null
                ? Uni.createFrom().item(diagnosis)
                : retries.nextNotification(order).map(at -> at.map(NextStep::notificationRetry)
                        .map(diagnosis::with)
                        .orElse(diagnosis));
    }

    private static UUID uuid(String order) {
        try {
            return UUID.fromString(order);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
