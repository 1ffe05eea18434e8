package tidings.demo.scenario.styles;

import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;
import tidings.embedded.client.HttpAnswer;
import tidings.embedded.client.NewOrder;

/** {@code POST /orders} with {@code Prefer: wait} answers with the outcome of the order. */
public final class PreferWaitScenario implements Scenario {

    private final String name;
    private final NewOrder order;
    private final String status;
    private final String shape;

    private PreferWaitScenario(String name, NewOrder order, String status, String shape) {
        this.name = name;
        this.order = order.withWait(5);
        this.status = status;
        this.shape = shape;
    }

    public static Scenario orchestrated() {
        return new PreferWaitScenario(
                "POST waits for the outcome (orchestrated)",
                NewOrder.orchestrated(NewOrder.GOOD_CARD),
                "CONFIRMED",
                ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED));
    }

    public static Scenario choreographed() {
        return new PreferWaitScenario(
                "POST waits for the outcome (choreographed)",
                NewOrder.choreographed(NewOrder.DECLINED_CARD),
                "REJECTED",
                ExpectedTree.choreographed("PaymentDeclined", ExpectedTree.REJECTED));
    }

    @Override
    public String style() {
        return "request/sync response";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ScenarioResult run(ScenarioContext context) {
        PlacedOrder placed = context.place(order);
        MessageTrace trace = placed.trace(ExpectedTree.types(shape));
        HttpAnswer answer = placed.placed();
        return ScenarioResult.of(
                trace,
                placed.checks(trace, ExpectedTree.types(shape)),
                Check.equal("answered with", "201 " + status, answer.status() + " " + answer.text("status")),
                Check.equal("preference applied", "wait=5", answer.header("Preference-Applied")),
                Check.below("answered after ms", 5000, answer.time().toMillis()));
    }
}
