package tidings.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;

/** A test of an order: given these events, when this method is called, then these events follow. */
final class OrderScenario {

    private Order order;
    private List<OrderEvent.Update> events = List.of();

    private OrderScenario(Order order) {
        this.order = order;
    }

    static OrderScenario given(OrderEvent.Placed placed, OrderEvent.Update... later) {
        OrderScenario scenario = new OrderScenario(placed.order());
        for (OrderEvent.Update event : later) {
            scenario.order = event.applyTo(scenario.order);
        }
        return scenario;
    }

    OrderScenario when(Function<Order, List<OrderEvent.Update>> decision) {
        events = decision.apply(order);
        return this;
    }

    void then(OrderEvent.Update... expected) {
        assertThat(events).containsExactly(expected);
    }

    void thenNothingHappens() {
        assertThat(events).isEmpty();
    }
}
