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

/** notification-service is stopped: orders are settled anyway, and their customers are notified after its return. */
public final class NotificationServiceAwayScenario implements Scenario {

    private static final int ORDERS = 6;
    private static final String ACKNOWLEDGED = "OrderAcknowledged";
    private static final String TYPES = ExpectedTree.types(
            ExpectedTree.orchestrated("PaymentCollected", "OrderConfirmed[" + ExpectedTree.NOTIFIED + "]"));

    @Override
    public String style() {
        return "receiver away";
    }

    @Override
    public String name() {
        return "notification-service: orders continue";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        context.system().stop(Component.NOTIFICATION_SERVICE);
        OrderBatch orders;
        try {
            orders = OrderBatch.place(context, OrderBatch.mixed(ORDERS).map(order -> order.withWait(5)));
        } finally {
            context.system().start(Component.NOTIFICATION_SERVICE);
        }
        String[] notified = new String[ORDERS];
        for (int i = 0; i < ORDERS; i++) {
            notified[i] = orders.orders().get(i).awaitNotified(ORDER_CONFIRMED.name());
        }
        PlacedOrder first = orders.orders().get(0);
        MessageTrace trace = first.trace(TYPES);
        // Its answer to OrderConfirmed is optional: it may be back only after the deadline.
        MessageTrace required = trace.only(message -> !message.type().equals(ACKNOWLEDGED));
        return ScenarioResult.of(
                trace,
                first.checks(required, TYPES),
                Check.equal("answers to POST with Prefer: wait", ORDERS + " 201", orders.answers()),
                Check.equal("settled while it is away", ORDERS + " CONFIRMED", orders.statuses()),
                Check.equal(
                        "customers notified after its return",
                        ORDERS + " " + PlacedOrder.sent(ORDER_CONFIRMED.name()),
                        OrderBatch.countByValue(Stream.of(notified))));
    }
}
