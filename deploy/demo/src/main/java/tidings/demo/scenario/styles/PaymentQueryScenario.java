package tidings.demo.scenario.styles;

import java.util.UUID;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;
import tidings.embedded.client.HttpAnswer;
import tidings.embedded.client.NewOrder;

/** {@code GET /orders/{id}/payment} asks payment-service over Kafka, and holds the line until it has the answer. */
public final class PaymentQueryScenario implements Scenario {

    private static final String SHAPE = "GetPayment[GetPaymentReply]";

    @Override
    public String style() {
        return "request/sync response";
    }

    @Override
    public String name() {
        return "a payment is asked for, and is found or not";
    }

    @Override
    public ScenarioResult play(ScenarioContext stage) throws InterruptedException {
        PlacedOrder order = stage.place(NewOrder.orchestrated(NewOrder.GOOD_CARD));
        order.awaitStatus("CONFIRMED");
        String question = "question-" + UUID.randomUUID();
        HttpAnswer found = order.payment(question);
        HttpAnswer missing = stage.shop().payment(UUID.randomUUID().toString(), "question-" + UUID.randomUUID());
        String types = ExpectedTree.types(ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED));
        MessageTrace whole = order.journey(types);
        MessageTrace asked = stage.flow(question, ExpectedTree.types(SHAPE));
        return ScenarioResult.of(
                asked,
                order.checks(whole, types),
                Check.equal("question and answer, one tree", SHAPE, asked.tree().shape()),
                Check.equal("kinds", "query reply", asked.kinds()),
                Check.equal("its payment", "200 COLLECTED", found.status() + " " + found.text("status")),
                Check.equal("of the order", order.id(), found.text("orderId")),
                Check.equal(
                        "of an order that nobody knows",
                        "404 application/problem+json",
                        missing.status() + " " + missing.mediaType()));
    }
}
