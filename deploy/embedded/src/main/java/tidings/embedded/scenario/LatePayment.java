package tidings.embedded.scenario;

import static tidings.contract.Occasion.ORDER_EXPIRED;

import tidings.embedded.Check;

/** The card is charged, but later than the order would wait: the order stays expired, and the money goes back. */
final class LatePayment implements Scenario {

    private static final String BACK = "CollectPaymentReply[" + Shape.refunded("") + "]";
    private static final String TYPES = Shape.types("OrderPlaced CollectPayment PaymentCollected", Shape.EXPIRED, BACK);

    @Override
    public String style() {
        return "deadline";
    }

    @Override
    public String name() {
        return "collected too late, and given back";
    }

    @Override
    public Played play(Stage stage) throws InterruptedException {
        FollowedOrder order = stage.placeImpatiently(NewOrder.orchestrated(NewOrder.SLOW_CARD));
        String expired = order.awaitStatus("EXPIRED");
        String meanwhile = order.paymentStatus();
        String told = order.awaitTold(ORDER_EXPIRED.name());
        stage.await(() -> order.paymentStatus().equals("REFUNDED"));
        Journey journey = order.journey(TYPES);
        return Played.of(
                journey,
                order.checks(journey, TYPES),
                Check.equal("status after the deadline", "EXPIRED", expired),
                Check.equal("its payment then", "REQUESTED", meanwhile),
                Check.equal("customer told", FollowedOrder.told(ORDER_EXPIRED.name()), told),
                Check.equal("what expiry led to", Shape.EXPIRED, journey.tree().shape("OrderExpired")),
                Check.equal("what the late reply led to", BACK, journey.tree().shape("CollectPaymentReply")),
                Check.equal("final status", "EXPIRED", order.status()),
                Check.equal("its payment", "REFUNDED", order.paymentStatus()));
    }
}
