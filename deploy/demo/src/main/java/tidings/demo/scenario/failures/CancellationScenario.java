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

/** A customer cancels an order: a collected payment is refunded, then the order is cancelled. */
public final class CancellationScenario implements Scenario {

    private static final String REFUND =
            "OrderCancellationRequested[" + ExpectedTree.refunded(ExpectedTree.CANCELLED) + "]";

    private final String name;
    private final NewOrder order;
    /** The status of payment and order before the cancellation. */
    private final String paymentBefore;

    private final String statusBefore;
    private final String types;
    private final String[] occasions;

    private CancellationScenario(
            String name,
            NewOrder order,
            String paymentBefore,
            String statusBefore,
            String types,
            Occasion... notified) {
        this.name = name;
        this.order = order;
        this.paymentBefore = paymentBefore;
        this.statusBefore = statusBefore;
        this.types = types;
        this.occasions = Stream.of(notified).map(Occasion::name).toArray(String[]::new);
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

    public static Scenario duringPayment() {
        return new CancellationScenario(
                "an order is cancelled while its payment is in progress",
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
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        PlacedOrder placed = context.place(order);
        String before = placed.awaitStatus(statusBefore);
        context.await(() -> placed.paymentStatus().equals(paymentBefore));
        HttpAnswer cancelled = placed.cancel();
        String after = placed.awaitStatus("CANCELLED");
        String notified = placed.awaitNotified(occasions);
        MessageTrace trace = placed.trace(types);
        return ScenarioResult.of(
                trace,
                placed.checks(trace, types),
                Check.equal("status before", statusBefore, before),
                Check.equal(
                        "cancellation answered with",
                        "202 CANCELLING",
                        cancelled.status() + " " + cancelled.text("status")),
                Check.equal("final status", "CANCELLED", after),
                Check.equal("the cancellation causes", REFUND, trace.tree().shape("OrderCancellationRequested")),
                Check.equal("status of its payment", "REFUNDED", placed.paymentStatus()),
                Check.equal("customer notified", PlacedOrder.sent(occasions), notified));
    }
}
