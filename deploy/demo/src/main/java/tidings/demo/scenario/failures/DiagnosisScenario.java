package tidings.demo.scenario.failures;

import com.fasterxml.jackson.databind.JsonNode;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.AsciiDiagram;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.Component;
import tidings.embedded.client.Check;
import tidings.embedded.client.NewOrder;

/** While payment-service is stopped, the event manager explains why an order is stuck. Later it draws the flow. */
public final class DiagnosisScenario implements Scenario {

    private static final String TYPES =
            ExpectedTree.types(ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED));

    @Override
    public String style() {
        return "event manager";
    }

    @Override
    public String name() {
        return "diagnosis of a stuck order, and its flow as a diagram";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        NewOrder request = NewOrder.orchestrated(NewOrder.GOOD_CARD);
        context.system().stop(Component.PAYMENT_SERVICE);
        PlacedOrder order;
        JsonNode stuck;
        try {
            order = context.place(request);
            stuck = diagnosis(context, request, "STUCK");
        } finally {
            context.system().start(Component.PAYMENT_SERVICE);
        }
        MessageTrace trace = order.trace(TYPES);
        JsonNode complete = diagnosis(context, request, "COMPLETE");
        return ScenarioResult.of(
                        trace,
                        order.checks(trace, TYPES),
                        Check.equal(
                                "diagnosis while payment-service is away",
                                "STUCK",
                                stuck.path("status").asText()),
                        Check.equal("missing sender", "payment-service", missing(stuck, "sender")),
                        Check.equal("missing message", "[\"CollectPaymentReply\"]", missing(stuck, "oneOf")),
                        Check.equal("missing after", "CollectPayment", missing(stuck, "after")),
                        Check.equal(
                                "diagnosis after its return",
                                "COMPLETE",
                                complete.path("status").asText()))
                .showing("  While it is away: " + stuck.path("summary").asText() + "\n\n"
                        + AsciiDiagram.of(context.eventManager().diagram(request.correlationId())));
    }

    /** Waits for this status, at most 20 s. Returns the current diagnosis. */
    private static JsonNode diagnosis(ScenarioContext context, NewOrder order, String status)
            throws InterruptedException {
        context.await(() -> context.eventManager().hasFlow(order.correlationId())
                && context.eventManager()
                        .diagnosis(order.correlationId())
                        .path("status")
                        .asText()
                        .equals(status));
        return context.eventManager().diagnosis(order.correlationId());
    }

    private static String missing(JsonNode diagnosis, String member) {
        JsonNode value = diagnosis.path("missing").path(0).path(member);
        return value.isTextual() ? value.asText() : value.toString();
    }
}
