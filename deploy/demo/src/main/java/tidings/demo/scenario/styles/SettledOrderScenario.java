package tidings.demo.scenario.styles;

import tidings.contract.Occasion;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;
import tidings.embedded.client.NewOrder;

/** An order from its placement to the notification of its customer, in one of the two flows. */
public final class SettledOrderScenario implements Scenario {

    private final String style;
    private final String name;
    private final NewOrder order;
    private final String status;
    private final Occasion occasion;
    private final String shape;

    private SettledOrderScenario(String style, String name, NewOrder order, String status, String shape) {
        this.style = style;
        this.name = name;
        this.order = order;
        this.status = status;
        this.occasion = Occasion.valueOf("ORDER_" + status);
        this.shape = shape;
    }

    /** order-service requests the payment and gets a reply: request and asynchronous response. */
    public static Scenario orchestrated() {
        return new SettledOrderScenario(
                "request/async response",
                "orchestrated: a payment is collected",
                NewOrder.orchestrated(NewOrder.GOOD_CARD),
                "CONFIRMED",
                ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED));
    }

    public static Scenario orchestratedAndDeclined() {
        return new SettledOrderScenario(
                "request/async response",
                "orchestrated: a payment is declined",
                NewOrder.orchestrated(NewOrder.DECLINED_CARD),
                "REJECTED",
                ExpectedTree.orchestrated("PaymentDeclined", ExpectedTree.REJECTED));
    }

    /** Each service reacts to the events of the other; no service sends a command. */
    public static Scenario choreographed() {
        return new SettledOrderScenario(
                "publish/subscribe",
                "choreographed: a payment is collected",
                NewOrder.choreographed(NewOrder.GOOD_CARD),
                "CONFIRMED",
                ExpectedTree.choreographed("PaymentCollected", ExpectedTree.CONFIRMED));
    }

    public static Scenario choreographedAndDeclined() {
        return new SettledOrderScenario(
                "publish/subscribe",
                "choreographed: a payment is declined",
                NewOrder.choreographed(NewOrder.DECLINED_CARD),
                "REJECTED",
                ExpectedTree.choreographed("PaymentDeclined", ExpectedTree.REJECTED));
    }

    @Override
    public String style() {
        return style;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        PlacedOrder placed = context.place(order);
        String seen = placed.awaitStatus(status);
        String notified = placed.awaitNotified(occasion.name());
        MessageTrace trace = placed.trace(ExpectedTree.types(shape));
        return ScenarioResult.of(
                trace,
                placed.checks(trace, ExpectedTree.types(shape)),
                Check.equal("answered with", 202, placed.placed().status()),
                Check.equal("flow", order.flow(), placed.shownFlow()),
                Check.equal("final status", status, seen),
                Check.equal("causation tree", shape, trace.tree().shape()),
                Check.equal("customer notified", PlacedOrder.sent(occasion.name()), notified));
    }
}
