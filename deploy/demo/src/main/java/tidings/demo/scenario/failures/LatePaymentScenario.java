package tidings.demo.scenario.failures;

import static tidings.contract.Occasion.ORDER_EXPIRED;

import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;
import tidings.embedded.client.NewOrder;

/** A card is charged after the order's deadline: the order stays expired, and the payment is refunded. */
public final class LatePaymentScenario implements Scenario {

    private static final String REFUND = "CollectPaymentReply[" + ExpectedTree.refunded("") + "]";
    private static final String TYPES =
            ExpectedTree.types("OrderPlaced CollectPayment PaymentCollected", ExpectedTree.EXPIRED, REFUND);

    @Override
    public String style() {
        return "deadline";
    }

    @Override
    public String name() {
        return "a payment is collected too late and refunded";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        PlacedOrder order = context.placeWithShortDeadline(NewOrder.orchestrated(NewOrder.SLOW_CARD));
        String expired = order.awaitStatus("EXPIRED");
        String meanwhile = order.paymentStatus();
        String notified = order.awaitNotified(ORDER_EXPIRED.name());
        context.await(() -> order.paymentStatus().equals("REFUNDED"));
        MessageTrace trace = order.trace(TYPES);
        return ScenarioResult.of(
                trace,
                order.checks(trace, TYPES),
                Check.equal("status after the deadline", "EXPIRED", expired),
                Check.equal("status of its payment then", "REQUESTED", meanwhile),
                Check.equal("customer notified", PlacedOrder.sent(ORDER_EXPIRED.name()), notified),
                Check.equal(
                        "OrderExpired causes",
                        ExpectedTree.EXPIRED,
                        trace.tree().shape("OrderExpired")),
                Check.equal("the late reply causes", REFUND, trace.tree().shape("CollectPaymentReply")),
                Check.equal("final status", "EXPIRED", order.status()),
                Check.equal("final status of its payment", "REFUNDED", order.paymentStatus()));
    }
}
