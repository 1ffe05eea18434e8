package tidings.embedded.scenario;

import tidings.contract.Topics;
import tidings.embedded.Check;

/** Events are told to whoever listens: many services, one, or none. */
final class Announcement implements Scenario {

    @Override
    public String style() {
        return "publish/subscribe";
    }

    @Override
    public String name() {
        return "events are read by whoever subscribes";
    }

    @Override
    public Played play(Stage stage) throws InterruptedException {
        FollowedOrder order = stage.place(NewOrder.choreographed(NewOrder.GOOD_CARD));
        String types = Shape.types(Shape.choreographed("PaymentCollected", Shape.CONFIRMED));
        Journey journey = order.journey(types);
        Journey events = journey.only(message -> message.kind().equals("event"));
        Readers readers = Readers.on(stage.system().bootstrapServers());
        return Played.of(
                events,
                order.checks(journey, types),
                Check.equal("events", "CustomerNotified OrderConfirmed OrderPlaced PaymentCollected", events.types()),
                readers(readers, Topics.ORDERS_EVENTS, "notification-service, order-service, payment-service"),
                readers(readers, Topics.PAYMENTS_EVENTS, "notification-service, order-service"),
                readers(readers, Topics.NOTIFICATIONS_EVENTS, "notification-service"));
    }

    private static Check readers(Readers readers, String topic, String expected) {
        return Check.equal("who reads " + topic, expected, readers.of(topic));
    }
}
