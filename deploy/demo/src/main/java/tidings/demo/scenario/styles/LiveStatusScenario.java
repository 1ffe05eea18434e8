package tidings.demo.scenario.styles;

import tidings.contract.Topics;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;
import tidings.embedded.client.HttpAnswer;
import tidings.embedded.client.NewOrder;
import tidings.embedded.client.OrderEventStream;

/** A browser follows the changes of an order and resumes after a disconnect. */
public final class LiveStatusScenario implements Scenario {

    private static final int SLOW_CARD_MILLIS = 2000;

    @Override
    public String style() {
        return "live status";
    }

    @Override
    public String name() {
        return "an order is followed as it happens";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) {
        PlacedOrder order = context.place(NewOrder.orchestrated(NewOrder.SLOW_CARD));
        OrderEventStream live = order.events("");
        OrderEventStream resumed = order.events("1");
        String types = ExpectedTree.types(ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED));
        MessageTrace trace = order.trace(types);
        return ScenarioResult.of(
                trace.only(message -> message.topic().equals(Topics.ORDERS_EVENTS)),
                order.checks(trace, types),
                Check.equal("events until the stream ended", "1 PLACED, 2 CONFIRMED", live.description()),
                Check.above(
                        "between them, ms: a slow card",
                        SLOW_CARD_MILLIS,
                        live.time().toMillis()),
                Check.equal("resumed after 1", "2 CONFIRMED", resumed.description()),
                Check.equal("as", "text/event-stream", HttpAnswer.mediaType(live.contentType())));
    }
}
