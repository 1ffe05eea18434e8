package tidings.embedded.scenario;

import tidings.contract.Occasion;
import tidings.embedded.Check;

/** order-service has the customer told, and goes on: nobody answers a notification. */
final class OneWayCommand implements Scenario {

    @Override
    public String style() {
        return "notification";
    }

    @Override
    public String name() {
        return "the customer is told, nobody answers";
    }

    @Override
    public Played play(Stage stage) throws InterruptedException {
        FollowedOrder order = stage.place(NewOrder.orchestrated(NewOrder.EMPTY_CARD));
        String told = order.awaitTold(Occasion.ORDER_REJECTED.name());
        String types = Shape.types(Shape.orchestrated("PaymentDeclined", Shape.REJECTED));
        Journey journey = order.journey(types);
        return Played.of(
                journey.only(message -> Shape.TOLD.contains(message.type())),
                order.checks(journey, types),
                Check.equal("what follows", Shape.TOLD, journey.tree().shape("NotifyCustomer")),
                Check.equal("sent as", "command", kinds(journey)),
                Check.equal("customer told", FollowedOrder.told(Occasion.ORDER_REJECTED.name()), told));
    }

    private static String kinds(Journey journey) {
        return journey.only(message -> message.type().equals("NotifyCustomer")).kinds();
    }
}
