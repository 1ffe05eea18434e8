package tidings.payments;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.PaidOrderId;

/** The calls of the gateway, in order. */
@ApplicationScoped
class GatewayCalls {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile boolean outage;

    /** Begins or ends an outage: the gateway is unavailable for each call. */
    void outage(boolean begins) {
        outage = begins;
    }

    Uni<GatewayAnswer> orOutage(Uni<GatewayAnswer> call) {
        return outage ? Uni.createFrom().failure(new GatewayUnavailable("outage")) : call;
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
