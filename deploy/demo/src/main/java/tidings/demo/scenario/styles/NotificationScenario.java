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

/** order-service has the customer told, and goes on: nobody answers a notification. */
public final class NotificationScenario implements Scenario {

    @Override
    public String style() {
        return "notification";
    }

    @Override
    public String name() {
        return "the customer is told, nobody answers";
    }

    @Override
    public ScenarioResult play(ScenarioContext stage) throws InterruptedException {
        PlacedOrder order = stage.place(NewOrder.orchestrated(NewOrder.EMPTY_CARD));
        String told = order.awaitTold(Occasion.ORDER_REJECTED.name());
        String types = ExpectedTree.types(ExpectedTree.orchestrated("PaymentDeclined", ExpectedTree.REJECTED));
        MessageTrace journey = order.journey(types);
        return ScenarioResult.of(
                journey.only(message -> ExpectedTree.TOLD.contains(message.type())),
                order.checks(journey, types),
                Check.equal("what follows", ExpectedTree.TOLD, journey.tree().shape("NotifyCustomer")),
                Check.equal("sent as", "command", kinds(journey)),
                Check.equal("customer told", PlacedOrder.told(Occasion.ORDER_REJECTED.name()), told));
    }

    private static String kinds(MessageTrace journey) {
        return journey.only(message -> message.type().equals("NotifyCustomer")).kinds();
    }
}
