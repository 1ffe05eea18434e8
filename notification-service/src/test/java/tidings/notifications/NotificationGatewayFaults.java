package tidings.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import tidings.notifications.domain.NotificationId;
import tidings.notifications.domain.NotifiedOrderId;

/** The planned faults of the gateway per order, and the attempts. */
@ApplicationScoped
class NotificationGatewayFaults {

    /** The gateway is unreachable. */
    static final Fault REFUSED = call -> Uni.createFrom().failure(new IllegalStateException("gateway down"));
    /** The notification is sent, and the answer is lost. */
    static final Fault ANSWER_LOST =
            call -> call.chain(() -> Uni.createFrom().failure(new IllegalStateException("connection lost")));
    /** The gateway never answers. */
    static final Fault SILENT = call -> Uni.createFrom().nothing();

    private final Map<NotifiedOrderId, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<NotifiedOrderId, Queue<NotificationId>> attempts = new ConcurrentHashMap<>();
    private volatile boolean outage;

    /** Begins or ends an outage: each attempt fails. */
    void outage(boolean begins) {
        outage = begins;
    }

    /** Plans the faults of the first attempts for an order. */
    void plan(UUID order, Fault... first) {
        faults.put(new NotifiedOrderId(order), new ConcurrentLinkedQueue<>(List.of(first)));
    }

    List<NotificationId> attempts(UUID order) {
        return List.copyOf(attempts.getOrDefault(new NotifiedOrderId(order), new ConcurrentLinkedQueue<>()));
    }

    Uni<String> apply(NotifiedOrderId order, NotificationId id, Uni<String> call) {
        attempts.computeIfAbsent(order, first -> new ConcurrentLinkedQueue<>()).add(id);
        if (outage) {
            return REFUSED.applyTo(call);
        }
        Queue<Fault> planned = faults.get(order);
        Fault next = planned == null ? null : planned.poll();
        return next == null ? call : next.applyTo(call);
    }

    interface Fault {
        Uni<String> applyTo(Uni<String> call);
    }
}
