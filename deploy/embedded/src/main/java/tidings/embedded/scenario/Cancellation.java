package tidings.embedded.scenario;

import static tidings.contract.Occasion.ORDER_CANCELLED;
import static tidings.contract.Occasion.ORDER_CONFIRMED;

import java.util.stream.Stream;
import tidings.contract.Occasion;
import tidings.embedded.Check;

/** A customer wants an order no more: what was or will be collected is refunded, and then the order is cancelled. */
final class Cancellation implements Scenario {

    private static final String REFUND = "OrderCancellationRequested[" + Shape.refunded(Shape.CANCELLED) + "]";

    private final String name;
    private final NewOrder order;
    /** Payment and order have to be there before it is cancelled. */
    private final String paymentBefore;

    private final String statusBefore;
    private final String types;
    private final String[] occasions;

    private Cancellation(
            String name, NewOrder order, String paymentBefore, String statusBefore, String types, Occasion... told) {
        this.name = name;
        this.order = order;
        this.paymentBefore = paymentBefore;
        this.statusBefore = statusBefore;
        this.types = types;
        this.occasions = Stream.of(told).map(Occasion::name).toArray(String[]::new);
    }

    static Scenario ofConfirmed() {
        return new Cancellation(
                "a confirmed order is cancelled",
                NewOrder.orchestrated(NewOrder.GOOD_CARD),
                "COLLECTED",
                "CONFIRMED",
                Shape.types(Shape.orchestrated("PaymentCollected", Shape.CONFIRMED), REFUND),
                ORDER_CONFIRMED,
                ORDER_CANCELLED);
    }

    static Scenario underWay() {
        return new Cancellation(
                "cancelled while the payment is under way",
                NewOrder.choreographed(NewOrder.SLOW_CARD),
                "REQUESTED",
                "PLACED",
                Shape.types("OrderPlaced[PaymentCollected]", REFUND),
                ORDER_CANCELLED);
    }

    @Override
    public String style() {
        return "compensation";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Played play(Stage stage) throws InterruptedException {
        FollowedOrder placed = stage.place(order);
        String before = placed.awaitStatus(statusBefore);
        stage.await(() -> placed.paymentStatus().equals(paymentBefore));
        Answer cancelled = placed.cancel();
        String after = placed.awaitStatus("CANCELLED");
        String told = placed.awaitTold(occasions);
        Journey journey = placed.journey(types);
        return Played.of(
                journey,
                placed.checks(journey, types),
                Check.equal("status before", statusBefore, before),
                Check.equal(
                        "cancellation answered with",
                        "202 CANCELLING",
                        cancelled.status() + " " + cancelled.text("status")),
                Check.equal("final status", "CANCELLED", after),
                Check.equal(
                        "what the cancellation led to", REFUND, journey.tree().shape("OrderCancellationRequested")),
                Check.equal("its payment", "REFUNDED", placed.paymentStatus()),
                Check.equal("customer told", FollowedOrder.told(occasions), told));
    }
}
