package tidings.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;

/** Given what happened to an order, when it is told something, then this happens to it. */
final class OrderScenario {

    private Order order;
    private List<OrderEvent> happened = List.of();

    private OrderScenario(Order order) {
        this.order = order;
    }

    static OrderScenario given(OrderEvent.Placed placed, OrderEvent... later) {
        OrderScenario scenario = new OrderScenario(placed.order());
        for (OrderEvent event : later) {
            scenario.order = event.applyTo(scenario.order);
        }
        return scenario;
    }

    OrderScenario when(Function<Order, List<OrderEvent>> told) {
        happened = told.apply(order);
        return this;
    }

    void then(OrderEvent... events) {
        assertThat(happened).containsExactly(events);
    }

    void thenNothingHappens() {
        assertThat(happened).isEmpty();
    }
}
