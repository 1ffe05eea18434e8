package tidings.embedded.scenario;

import tidings.contract.Occasion;
import tidings.embedded.Check;

/** An order from the moment it is placed until its customer is told how it ended, in one of the two flows. */
final class SettledOrder implements Scenario {

    private final String style;
    private final String name;
    private final NewOrder order;
    private final String status;
    private final Occasion occasion;
    private final String shape;

    private SettledOrder(String style, String name, NewOrder order, String status, String shape) {
        this.style = style;
        this.name = name;
        this.order = order;
        this.status = status;
        this.occasion = Occasion.valueOf("ORDER_" + status);
        this.shape = shape;
    }

    /** order-service asks for the payment and is answered: request and asynchronous response. */
    static Scenario orchestrated() {
        return new SettledOrder(
                "request/async response",
                "orchestrated: a payment is collected",
                NewOrder.orchestrated(NewOrder.GOOD_CARD),
                "CONFIRMED",
                Shape.orchestrated("PaymentCollected", Shape.CONFIRMED));
    }

    static Scenario orchestratedAndDeclined() {
        return new SettledOrder(
                "request/async response",
                "orchestrated: a payment is declined",
                NewOrder.orchestrated(NewOrder.EMPTY_CARD),
                "REJECTED",
                Shape.orchestrated("PaymentDeclined", Shape.REJECTED));
    }

    /** Nobody asks: each reacts to what it hears of the other. */
    static Scenario choreographed() {
        return new SettledOrder(
                "publish/subscribe",
                "choreographed: a payment is collected",
                NewOrder.choreographed(NewOrder.GOOD_CARD),
                "CONFIRMED",
                Shape.choreographed("PaymentCollected", Shape.CONFIRMED));
    }

    static Scenario choreographedAndDeclined() {
        return new SettledOrder(
                "publish/subscribe",
                "choreographed: a payment is declined",
                NewOrder.choreographed(NewOrder.EMPTY_CARD),
                "REJECTED",
                Shape.choreographed("PaymentDeclined", Shape.REJECTED));
    }

    @Override
    public String style() {
        return style;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Played play(Stage stage) throws InterruptedException {
        FollowedOrder placed = stage.place(order);
        String seen = placed.awaitStatus(status);
        String told = placed.awaitTold(occasion.name());
        Journey journey = placed.journey(Shape.types(shape));
        return Played.of(
                journey,
                placed.checks(journey, Shape.types(shape)),
                Check.equal("answered with", 202, placed.placed().status()),
                Check.equal("flow", order.flow(), placed.shownFlow()),
                Check.equal("final status", status, seen),
                Check.equal("causes, as one tree", shape, journey.tree().shape()),
                Check.equal("customer told", FollowedOrder.told(occasion.name()), told));
    }
}
