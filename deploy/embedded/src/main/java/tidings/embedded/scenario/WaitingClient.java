package tidings.embedded.scenario;

import tidings.embedded.Check;

/** {@code POST /orders} with {@code Prefer: wait}: the answer is the outcome, though it takes messages to have it. */
final class WaitingClient implements Scenario {

    private final String name;
    private final NewOrder order;
    private final String status;
    private final String shape;

    private WaitingClient(String name, NewOrder order, String status, String shape) {
        this.name = name;
        this.order = order.waiting(5);
        this.status = status;
        this.shape = shape;
    }

    static Scenario orchestrated() {
        return new WaitingClient(
                "POST waits for the outcome (orchestrated)",
                NewOrder.orchestrated(NewOrder.GOOD_CARD),
                "CONFIRMED",
                Shape.orchestrated("PaymentCollected", Shape.CONFIRMED));
    }

    static Scenario choreographed() {
        return new WaitingClient(
                "POST waits for the outcome (choreographed)",
                NewOrder.choreographed(NewOrder.EMPTY_CARD),
                "REJECTED",
                Shape.choreographed("PaymentDeclined", Shape.REJECTED));
    }

    @Override
    public String style() {
        return "request/sync response";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Played play(Stage stage) {
        FollowedOrder placed = stage.place(order);
        Journey journey = placed.journey(Shape.types(shape));
        Answer answer = placed.placed();
        return Played.of(
                journey,
                placed.checks(journey, Shape.types(shape)),
                Check.equal("answered with", "201 " + status, answer.status() + " " + answer.text("status")),
                Check.equal("preference applied", "wait=5", answer.header("Preference-Applied")),
                Check.below("answered after ms", 5000, answer.time().toMillis()));
    }
}
