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

/** What goes wrong on the way to a customer, order by order and attempt by attempt, and what was attempted. */
@ApplicationScoped
class NotificationGatewayFaults {

    /** The courier is not reached. */
    static final Fault REFUSED = call -> Uni.createFrom().failure(new IllegalStateException("courier away"));
    /** The customer is told, and then the answer is lost. */
    static final Fault FORGOTTEN =
            call -> call.chain(() -> Uni.createFrom().failure(new IllegalStateException("connection lost")));
    /** The courier never answers. */
    static final Fault SILENT = call -> Uni.createFrom().nothing();

    private final Map<NotifiedOrderId, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<NotifiedOrderId, Queue<NotificationId>> attempts = new ConcurrentHashMap<>();

    /** The first attempts for this order go wrong like this. */
    void plan(UUID order, Fault... first) {
        faults.put(new NotifiedOrderId(order), new ConcurrentLinkedQueue<>(List.of(first)));
    }

    List<NotificationId> attempts(UUID order) {
        return List.copyOf(attempts.getOrDefault(new NotifiedOrderId(order), new ConcurrentLinkedQueue<>()));
    }

    Uni<String> onTheWay(NotifiedOrderId order, NotificationId id, Uni<String> call) {
        attempts.computeIfAbsent(order, first -> new ConcurrentLinkedQueue<>()).add(id);
        Queue<Fault> planned = faults.get(order);
        Fault next = planned == null ? null : planned.poll();
        return next == null ? call : next.happensTo(call);
    }

    interface Fault {
        Uni<String> happensTo(Uni<String> call);
    }
}
