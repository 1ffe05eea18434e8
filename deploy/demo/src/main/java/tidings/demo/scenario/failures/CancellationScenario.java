package tidings.demo.scenario.failures;

import static tidings.contract.Occasion.ORDER_CANCELLED;
import static tidings.contract.Occasion.ORDER_CONFIRMED;

import java.util.stream.Stream;
import tidings.contract.Occasion;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;
import tidings.embedded.client.HttpAnswer;
import tidings.embedded.client.NewOrder;

/** A customer wants an order no more: what was or will be collected is refunded, and then the order is cancelled. */
public final class CancellationScenario implements Scenario {

    private static final String REFUND =
            "OrderCancellationRequested[" + ExpectedTree.refunded(ExpectedTree.CANCELLED) + "]";

    private final String name;
    private final NewOrder order;
    /** Payment and order have to be there before it is cancelled. */
    private final String paymentBefore;

    private final String statusBefore;
    private final String types;
    private final String[] occasions;

    private CancellationScenario(
            String name, NewOrder order, String paymentBefore, String statusBefore, String types, Occasion... told) {
        this.name = name;
        this.order = order;
        this.paymentBefore = paymentBefore;
        this.statusBefore = statusBefore;
        this.types = types;
        this.occasions = Stream.of(told).map(Occasion::name).toArray(String[]::new);
    }

    public static Scenario ofConfirmed() {
        return new CancellationScenario(
                "a confirmed order is cancelled",
                NewOrder.orchestrated(NewOrder.GOOD_CARD),
                "COLLECTED",
                "CONFIRMED",
                ExpectedTree.types(ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED), REFUND),
                ORDER_CONFIRMED,
                ORDER_CANCELLED);
    }

    public static Scenario underWay() {
        return new CancellationScenario(
                "cancelled while the payment is under way",
                NewOrder.choreographed(NewOrder.SLOW_CARD),
                "REQUESTED",
                "PLACED",
                ExpectedTree.types("OrderPlaced[PaymentCollected]", REFUND),
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
    public ScenarioResult play(ScenarioContext stage) throws InterruptedException {
        PlacedOrder placed = stage.place(order);
        String before = placed.awaitStatus(statusBefore);
        stage.await(() -> placed.paymentStatus().equals(paymentBefore));
        HttpAnswer cancelled = placed.cancel();
        String after = placed.awaitStatus("CANCELLED");
        String told = placed.awaitTold(occasions);
        MessageTrace journey = placed.journey(types);
        return ScenarioResult.of(
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
                Check.equal("customer told", PlacedOrder.told(occasions), told));
    }
}
