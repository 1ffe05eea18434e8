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

/** The card is charged, but later than the order would wait: the order stays expired, and the money goes back. */
public final class LatePaymentScenario implements Scenario {

    private static final String BACK = "CollectPaymentReply[" + ExpectedTree.refunded("") + "]";
    private static final String TYPES =
            ExpectedTree.types("OrderPlaced CollectPayment PaymentCollected", ExpectedTree.EXPIRED, BACK);

    @Override
    public String style() {
        return "deadline";
    }

    @Override
    public String name() {
        return "collected too late, and given back";
    }

    @Override
    public ScenarioResult play(ScenarioContext stage) throws InterruptedException {
        PlacedOrder order = stage.placeImpatiently(NewOrder.orchestrated(NewOrder.SLOW_CARD));
        String expired = order.awaitStatus("EXPIRED");
        String meanwhile = order.paymentStatus();
        String told = order.awaitTold(ORDER_EXPIRED.name());
        stage.await(() -> order.paymentStatus().equals("REFUNDED"));
        MessageTrace journey = order.journey(TYPES);
        return ScenarioResult.of(
                journey,
                order.checks(journey, TYPES),
                Check.equal("status after the deadline", "EXPIRED", expired),
                Check.equal("its payment then", "REQUESTED", meanwhile),
                Check.equal("customer told", PlacedOrder.told(ORDER_EXPIRED.name()), told),
                Check.equal(
                        "what expiry led to",
                        ExpectedTree.EXPIRED,
                        journey.tree().shape("OrderExpired")),
                Check.equal("what the late reply led to", BACK, journey.tree().shape("CollectPaymentReply")),
                Check.equal("final status", "EXPIRED", order.status()),
                Check.equal("its payment", "REFUNDED", order.paymentStatus()));
    }
}
