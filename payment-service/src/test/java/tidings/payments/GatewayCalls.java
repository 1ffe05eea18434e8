package tidings.payments;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tidings.payments.domain.PaidOrderId;

/** What the gateway was asked, in order. */
@ApplicationScoped
class GatewayCalls {

    private final List<Call> calls = new CopyOnWriteArrayList<>();

    void note(String what, PaidOrderId order) {
        calls.add(new Call(what, order));
    }

    /** The questions about one order. */
    List<String> about(UUID order) {
        return calls.stream()
                .filter(call -> call.order().value().equals(order))
                .map(Call::what)
                .toList();
    }

    private record Call(String what, PaidOrderId order) {}
}
