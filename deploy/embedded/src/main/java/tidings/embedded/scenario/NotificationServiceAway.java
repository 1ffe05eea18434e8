package tidings.embedded.scenario;

import static tidings.contract.Occasion.ORDER_CONFIRMED;

import java.util.stream.Stream;
import tidings.embedded.Check;
import tidings.embedded.Part;

/** Nobody tells customers for a while: orders are settled without, and the customers are told when it is back. */
final class NotificationServiceAway implements Scenario {

    private static final int ORDERS = 6;
    private static final String ACKNOWLEDGED = "OrderAcknowledged";
    private static final String TYPES =
            Shape.types(Shape.orchestrated("PaymentCollected", "OrderConfirmed[" + Shape.TOLD + "]"));

    @Override
    public String style() {
        return "receiver away";
    }

    @Override
    public String name() {
        return "notification-service: orders go on without";
    }

    @Override
    public Played play(Stage stage) throws InterruptedException {
        stage.system().stop(Part.NOTIFICATION_SERVICE);
        OrderBatch orders;
        try {
            orders = OrderBatch.place(stage, OrderBatch.mixed(ORDERS).map(order -> order.waiting(5)));
        } finally {
            stage.system().start(Part.NOTIFICATION_SERVICE);
        }
        String[] told = new String[ORDERS];
        for (int i = 0; i < ORDERS; i++) {
            told[i] = orders.orders().get(i).awaitTold(ORDER_CONFIRMED.name());
        }
        FollowedOrder first = orders.orders().get(0);
        Journey journey = first.journey(TYPES);
        // Its answer to OrderConfirmed is not awaited: who comes back too late for that need not answer.
        Journey asked = journey.only(message -> !message.type().equals(ACKNOWLEDGED));
        return Played.of(
                journey,
                first.checks(asked, TYPES),
                Check.equal("answered, as POST waited", ORDERS + " 201", orders.answers()),
                Check.equal("settled meanwhile", ORDERS + " CONFIRMED", orders.statuses()),
                Check.equal(
                        "customers told when it is back",
                        ORDERS + " " + FollowedOrder.told(ORDER_CONFIRMED.name()),
                        OrderBatch.tally(Stream.of(told))));
    }
}
