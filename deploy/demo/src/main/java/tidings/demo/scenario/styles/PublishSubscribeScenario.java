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

/** Events are told to whoever listens: many services, one, or none. */
public final class PublishSubscribeScenario implements Scenario {

    @Override
    public String style() {
        return "publish/subscribe";
    }

    @Override
    public String name() {
        return "events are read by whoever subscribes";
    }

    @Override
    public ScenarioResult play(ScenarioContext stage) throws InterruptedException {
        PlacedOrder order = stage.place(NewOrder.choreographed(NewOrder.GOOD_CARD));
        String types = ExpectedTree.types(ExpectedTree.choreographed("PaymentCollected", ExpectedTree.CONFIRMED));
        MessageTrace journey = order.journey(types);
        MessageTrace events = journey.only(message -> message.kind().equals("event"));
        TopicReaders readers = TopicReaders.on(stage.system().bootstrapServers());
        return ScenarioResult.of(
                events,
                order.checks(journey, types),
                Check.equal("events", "CustomerNotified OrderConfirmed OrderPlaced PaymentCollected", events.types()),
                readers(readers, Topics.ORDERS_EVENTS, "notification-service, order-service, payment-service"),
                readers(readers, Topics.PAYMENTS_EVENTS, "notification-service, order-service"),
                readers(readers, Topics.NOTIFICATIONS_EVENTS, "notification-service"));
    }

    private static Check readers(TopicReaders readers, String topic, String expected) {
        return Check.equal("who reads " + topic, expected, readers.of(topic));
    }
}
