package tidings.demo.scenario.styles;

import tidings.contract.Topics;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.demo.trace.TopicReaders;
import tidings.embedded.client.Check;
import tidings.embedded.client.NewOrder;

/** An event reaches zero or more subscribers. */
public final class PublishSubscribeScenario implements Scenario {

    @Override
    public String style() {
        return "publish/subscribe";
    }

    @Override
    public String name() {
        return "each subscriber reads the events";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        PlacedOrder order = context.place(NewOrder.choreographed(NewOrder.GOOD_CARD));
        String types = ExpectedTree.types(ExpectedTree.choreographed("PaymentCollected", ExpectedTree.CONFIRMED));
        MessageTrace trace = order.trace(types);
        MessageTrace events = trace.only(message -> message.kind().equals("event"));
        TopicReaders readers = TopicReaders.on(context.system().bootstrapServers());
        return ScenarioResult.of(
                events,
                order.checks(trace, types),
                Check.equal("events", "CustomerNotified OrderConfirmed OrderPlaced PaymentCollected", events.types()),
                readers(readers, Topics.ORDERS_EVENTS, "notification-service, order-service, payment-service"),
                readers(readers, Topics.PAYMENTS_EVENTS, "notification-service, order-service"),
                readers(readers, Topics.NOTIFICATIONS_EVENTS, "notification-service"));
    }

    private static Check readers(TopicReaders readers, String topic, String expected) {
        return Check.equal("consumers of " + topic, expected, readers.of(topic));
    }
}
