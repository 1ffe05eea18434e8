package tidings.embedded.scenario;

import tidings.contract.Topics;
import tidings.embedded.Check;

/** A browser follows an order while it happens, and takes up where it was cut off. */
final class LiveStatus implements Scenario {

    private static final int SLOW = 2000;

    @Override
    public String style() {
        return "live status";
    }

    @Override
    public String name() {
        return "an order is followed as it happens";
    }

    @Override
    public Played play(Stage stage) {
        FollowedOrder order = stage.place(NewOrder.orchestrated(NewOrder.SLOW_CARD));
        LiveEvents live = order.events("");
        LiveEvents resumed = order.events("1");
        String types = Shape.types(Shape.orchestrated("PaymentCollected", Shape.CONFIRMED));
        Journey journey = order.journey(types);
        return Played.of(
                journey.only(message -> message.topic().equals(Topics.ORDERS_EVENTS)),
                order.checks(journey, types),
                Check.equal("events until the stream ended", "1 PLACED, 2 CONFIRMED", live.inWords()),
                Check.above("between them, ms: a slow card", SLOW, live.time().toMillis()),
                Check.equal("resumed after 1", "2 CONFIRMED", resumed.inWords()),
                Check.equal("as", "text/event-stream", Answer.mediaType(live.contentType())));
    }
}
