package tidings.payments;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tidings.payments.domain.PaidOrderId;

/** The calls of the gateway, in order. */
@ApplicationScoped
class GatewayCalls {

    private final List<Call> calls = new CopyOnWriteArrayList<>();

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
