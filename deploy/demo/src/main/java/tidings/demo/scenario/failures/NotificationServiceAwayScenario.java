package tidings.demo.scenario.failures;

import static tidings.contract.Occasion.ORDER_CONFIRMED;

import java.util.stream.Stream;
import tidings.demo.scenario.OrderBatch;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.Component;
import tidings.embedded.client.Check;

/** Nobody tells customers for a while: orders are settled without, and the customers are told when it is back. */
public final class NotificationServiceAwayScenario implements Scenario {

    private static final int ORDERS = 6;
    private static final String ACKNOWLEDGED = "OrderAcknowledged";
    private static final String TYPES = ExpectedTree.types(
            ExpectedTree.orchestrated("PaymentCollected", "OrderConfirmed[" + ExpectedTree.TOLD + "]"));

    @Override
    public String style() {
        return "receiver away";
    }

    @Override
    public String name() {
        return "notification-service: orders go on without";
    }

    @Override
    public ScenarioResult play(ScenarioContext stage) throws InterruptedException {
        stage.system().stop(Component.NOTIFICATION_SERVICE);
        OrderBatch orders;
        try {
            orders = OrderBatch.place(stage, OrderBatch.mixed(ORDERS).map(order -> order.waiting(5)));
        } finally {
            stage.system().start(Component.NOTIFICATION_SERVICE);
        }
        String[] told = new String[ORDERS];
        for (int i = 0; i < ORDERS; i++) {
            told[i] = orders.orders().get(i).awaitTold(ORDER_CONFIRMED.name());
        }
        PlacedOrder first = orders.orders().get(0);
        MessageTrace journey = first.journey(TYPES);
        // Its answer to OrderConfirmed is not awaited: who comes back too late for that need not answer.
        MessageTrace asked = journey.only(message -> !message.type().equals(ACKNOWLEDGED));
        return ScenarioResult.of(
                journey,
                first.checks(asked, TYPES),
                Check.equal("answered, as POST waited", ORDERS + " 201", orders.answers()),
                Check.equal("settled meanwhile", ORDERS + " CONFIRMED", orders.statuses()),
                Check.equal(
                        "customers told when it is back",
                        ORDERS + " " + PlacedOrder.told(ORDER_CONFIRMED.name()),
                        OrderBatch.tally(Stream.of(told))));
    }
}
