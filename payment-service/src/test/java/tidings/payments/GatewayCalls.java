package tidings.payments;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.PaidOrderId;

/** The calls of the gateway, in order. */
@ApplicationScoped
class GatewayCalls {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<PaidOrderId, GatewayAnswer> fixed = new ConcurrentHashMap<>();
    private volatile boolean outage;

    /** Begins or ends an outage: the gateway is unavailable for each call. */
    void outage(boolean begins) {
        outage = begins;
    }

    /** Fixes the answer about an order. */
    void answer(UUID order, GatewayAnswer answer) {
        fixed.put(new PaidOrderId(order), answer);
    }

    /** Answers as fixed, if that is an answer to this kind of call. */
    <T extends GatewayAnswer> Uni<T> answer(PaidOrderId order, Class<T> type, Uni<T> call) {
        if (outage) {
            return Uni.createFrom().failure(new GatewayUnavailable("outage"));
        }
        GatewayAnswer answer = fixed.get(order);
        return type.isInstance(answer) ? Uni.createFrom().item(type.cast(answer)) : call;
    }

    void record(String method, PaidOrderId order) {
        calls.add(new Call(method, order));
    }

    /** The calls for one order. */
    List<String> about(UUID order) {
        return calls.stream()
                .filter(call -> call.order().value().equals(order))
                .map(Call::method)
                .toList();
    }

    private record Call(String method, PaidOrderId order) {}
}
