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

/** {@code GET /orders/{id}/payment} asks payment-service over Kafka and waits for the reply. */
public final class PaymentQueryScenario implements Scenario {

    private static final String SHAPE = "GetPayment[GetPaymentReply]";

    @Override
    public String style() {
        return "request/sync response";
    }

    @Override
    public String name() {
        return "a payment is asked for: found, or not found";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        PlacedOrder order = context.place(NewOrder.orchestrated(NewOrder.GOOD_CARD));
        order.awaitStatus("CONFIRMED");
        String queryFlow = "query-" + UUID.randomUUID();
        HttpAnswer found = order.payment(queryFlow);
        HttpAnswer missing = context.shop().payment(UUID.randomUUID().toString(), "query-" + UUID.randomUUID());
        String types = ExpectedTree.types(ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED));
        MessageTrace whole = order.trace(types);
        MessageTrace query = context.flowTrace(queryFlow, ExpectedTree.types(SHAPE));
        return ScenarioResult.of(
                query,
                order.checks(whole, types),
                Check.equal("query and reply, one tree", SHAPE, query.tree().shape()),
                Check.equal("kinds", "query reply", query.kinds()),
                Check.equal("its payment", "200 COLLECTED", found.status() + " " + found.text("status")),
                Check.equal("of the order", order.id(), found.text("orderId")),
                Check.equal(
                        "of an unknown order",
                        "404 application/problem+json",
                        missing.status() + " " + missing.mediaType()));
    }
}
