package tidings.demo.scenario.failures;

import static tidings.contract.Occasion.ORDER_EXPIRED;

import java.util.stream.Stream;
import tidings.demo.scenario.OrderBatch;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.Component;
import tidings.embedded.client.Check;
import tidings.embedded.client.HttpAnswer;
import tidings.embedded.client.NewOrder;

/**
 * Nobody collects payments for a while. Orders are taken as ever and wait, each as long as its deadline says; what comes
 * to payment-service after that is not worked on.
 */
public final class PaymentServiceAwayScenario implements Scenario {

    private static final int ORDERS = 20;
    private static final String TYPES =
            ExpectedTree.types("OrderPlaced CollectPayment CollectPaymentReply PaymentDeclined", ExpectedTree.EXPIRED);

    @Override
    public String style() {
        return "receiver away";
    }

    @Override
    public String name() {
        return "payment-service: orders wait, or expire";
    }

    @Override
    public ScenarioResult play(ScenarioContext stage) throws InterruptedException {
        OrderBatch before = OrderBatch.place(stage, OrderBatch.mixed(ORDERS));
        before.awaitStatus(stage, "CONFIRMED");
        stage.impatient();
        stage.system().stop(Component.PAYMENT_SERVICE);
        Absence absence;
        try {
            absence = Absence.endure(stage);
        } finally {
            stage.system().start(Component.PAYMENT_SERVICE);
        }
        String late = absence.patient().awaitStatus(stage, "CONFIRMED");
        stage.await(() -> absence.impatient().paymentStatus().equals("EXPIRED"));
        MessageTrace journey = absence.impatient().journey(TYPES);
        long usual = before.median().toNanos() / 1000;
        return ScenarioResult.of(
                journey,
                absence.impatient().checks(journey, TYPES),
                Check.equal(
                        "orders taken meanwhile",
                        ORDERS + " 202",
                        absence.taken().answers()),
                Check.below(
                        "median POST in µs, before " + usual,
                        5 * usual + 10_000,
                        absence.taken().median().toNanos() / 1000),
                Check.equal("POST with wait=2", 202, absence.waited().status()),
                Check.between(
                        "answered after ms", 1900, 3000, absence.waited().time().toMillis()),
                Check.equal(
                        "how a payment stands, asked meanwhile",
                        504,
                        absence.question().status()),
                Check.equal("orders when it is back", absence.patient().orders().size() + " CONFIRMED", late),
                Check.equal("the impatient order meanwhile", "EXPIRED", absence.expired()),
                Check.equal("its customer told meanwhile", PlacedOrder.told(ORDER_EXPIRED.name()), absence.told()),
                Check.equal(
                        "its payment in the end", "EXPIRED", absence.impatient().paymentStatus()),
                Check.equal(
                        "its status in the end", "EXPIRED", absence.impatient().status()));
    }

    /** What was seen while it was away. */
    private record Absence(
            OrderBatch taken,
            PlacedOrder waiting,
            HttpAnswer question,
            PlacedOrder impatient,
            String expired,
            String told) {

        static Absence endure(ScenarioContext stage) throws InterruptedException {
            PlacedOrder impatient = stage.placeImpatiently(NewOrder.orchestrated(NewOrder.GOOD_CARD));
            OrderBatch taken = OrderBatch.place(stage, OrderBatch.mixed(ORDERS));
            PlacedOrder waiting =
                    stage.place(NewOrder.orchestrated(NewOrder.GOOD_CARD).waiting(2));
            HttpAnswer question = waiting.payment(waiting.correlationId());
            String expired = impatient.awaitStatus("EXPIRED");
            return new Absence(taken, waiting, question, impatient, expired, impatient.awaitTold(ORDER_EXPIRED.name()));
        }

        HttpAnswer waited() {
            return waiting.placed();
        }

        /** All that can wait. */
        OrderBatch patient() {
            return new OrderBatch(
                    Stream.concat(taken.orders().stream(), Stream.of(waiting)).toList());
        }
    }
}
