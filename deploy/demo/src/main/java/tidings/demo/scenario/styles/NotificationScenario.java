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

/** order-service sends {@code NotifyCustomer} and expects no answer (fire-and-forget). */
public final class NotificationScenario implements Scenario {

    @Override
    public String style() {
        return "notification";
    }

    @Override
    public String name() {
        return "the customer is notified, without an answer";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        PlacedOrder order = context.place(NewOrder.orchestrated(NewOrder.DECLINED_CARD));
        String notified = order.awaitNotified(Occasion.ORDER_REJECTED.name());
        String types = ExpectedTree.types(ExpectedTree.orchestrated("PaymentDeclined", ExpectedTree.REJECTED));
        MessageTrace trace = order.trace(types);
        return ScenarioResult.of(
                trace.only(message -> ExpectedTree.NOTIFIED.contains(message.type())),
                order.checks(trace, types),
                Check.equal(
                        "NotifyCustomer causes",
                        ExpectedTree.NOTIFIED,
                        trace.tree().shape("NotifyCustomer")),
                Check.equal("sent as", "command", kinds(trace)),
                Check.equal("customer notified", PlacedOrder.sent(Occasion.ORDER_REJECTED.name()), notified));
    }

    private static String kinds(MessageTrace trace) {
        return trace.only(message -> message.type().equals("NotifyCustomer")).kinds();
    }
}
