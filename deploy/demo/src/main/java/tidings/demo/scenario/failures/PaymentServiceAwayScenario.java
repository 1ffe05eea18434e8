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
 * payment-service is stopped. Orders are accepted and wait until their deadline.
 *
 * <p>payment-service does not work on requests whose deadline has passed.
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
        return "payment-service: orders wait or expire";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        OrderBatch before = OrderBatch.place(context, OrderBatch.mixed(ORDERS));
        before.awaitStatus(context, "CONFIRMED");
        context.shortDeadlineShop();
        context.system().stop(Component.PAYMENT_SERVICE);
        Absence absence;
        try {
            absence = Absence.observe(context);
        } finally {
            context.system().start(Component.PAYMENT_SERVICE);
        }
        String late = absence.usualDeadline().awaitStatus(context, "CONFIRMED");
        context.await(() -> absence.shortDeadline().paymentStatus().equals("EXPIRED"));
        MessageTrace trace = absence.shortDeadline().trace(TYPES);
        long usual = before.median().toNanos() / 1000;
        return ScenarioResult.of(
                trace,
                absence.shortDeadline().checks(trace, TYPES),
                Check.equal(
                        "orders accepted while it is away",
                        ORDERS + " 202",
                        absence.accepted().answers()),
                Check.below(
                        "median of POST in µs (before: " + usual + ")",
                        5 * usual + 10_000,
                        absence.accepted().median().toNanos() / 1000),
                Check.equal("POST with Prefer: wait=2", 202, absence.waited().status()),
                Check.between(
                        "answered after ms", 1900, 3000, absence.waited().time().toMillis()),
                Check.equal(
                        "query of a payment while it is away",
                        504,
                        absence.query().status()),
                Check.equal(
                        "orders after its return",
                        absence.usualDeadline().orders().size() + " CONFIRMED",
                        late),
                Check.equal("order with a short deadline", "EXPIRED", absence.expired()),
                Check.equal("its customer notified", PlacedOrder.sent(ORDER_EXPIRED.name()), absence.notified()),
                Check.equal(
                        "final status of its payment",
                        "EXPIRED",
                        absence.shortDeadline().paymentStatus()),
                Check.equal("final status", "EXPIRED", absence.shortDeadline().status()));
    }

    /** The observations during the absence. */
    private record Absence(
            OrderBatch accepted,
            PlacedOrder waiting,
            HttpAnswer query,
            PlacedOrder shortDeadline,
            String expired,
            String notified) {

        static Absence observe(ScenarioContext context) throws InterruptedException {
            PlacedOrder shortDeadline = context.placeWithShortDeadline(NewOrder.orchestrated(NewOrder.GOOD_CARD));
            OrderBatch accepted = OrderBatch.place(context, OrderBatch.mixed(ORDERS));
            PlacedOrder waiting =
                    context.place(NewOrder.orchestrated(NewOrder.GOOD_CARD).withWait(2));
            HttpAnswer query = waiting.payment(waiting.correlationId());
            String expired = shortDeadline.awaitStatus("EXPIRED");
            return new Absence(
                    accepted,
                    waiting,
                    query,
                    shortDeadline,
                    expired,
                    shortDeadline.awaitNotified(ORDER_EXPIRED.name()));
        }

        HttpAnswer waited() {
            return waiting.placed();
        }

        /** Returns all orders with the usual deadline. */
        OrderBatch usualDeadline() {
            return new OrderBatch(Stream.concat(accepted.orders().stream(), Stream.of(waiting))
                    .toList());
        }
    }
}
