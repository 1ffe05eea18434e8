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

/** Nobody collects payments: the event manager says so when it is asked, and shows the flow when it is over. */
public final class DiagnosisScenario implements Scenario {

    private static final String TYPES =
            ExpectedTree.types(ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED));

    @Override
    public String style() {
        return "event manager";
    }

    @Override
    public String name() {
        return "why an order is stuck, and its flow as a diagram";
    }

    @Override
    public ScenarioResult play(ScenarioContext stage) throws InterruptedException {
        NewOrder wanted = NewOrder.orchestrated(NewOrder.GOOD_CARD);
        stage.system().stop(Component.PAYMENT_SERVICE);
        PlacedOrder order;
        JsonNode stuck;
        try {
            order = stage.place(wanted);
            stuck = diagnosis(stage, wanted, "STUCK");
        } finally {
            stage.system().start(Component.PAYMENT_SERVICE);
        }
        MessageTrace journey = order.journey(TYPES);
        JsonNode complete = diagnosis(stage, wanted, "COMPLETE");
        return ScenarioResult.of(
                        journey,
                        order.checks(journey, TYPES),
                        Check.equal(
                                "while payment-service is away",
                                "STUCK",
                                stuck.path("status").asText()),
                        Check.equal("for it waits for", "payment-service", missing(stuck, "sender")),
                        Check.equal("to send", "[\"CollectPaymentReply\"]", missing(stuck, "oneOf")),
                        Check.equal("after", "CollectPayment", missing(stuck, "after")),
                        Check.equal(
                                "when it is back",
                                "COMPLETE",
                                complete.path("status").asText()))
                .showing("  Meanwhile: " + stuck.path("summary").asText() + "\n\n"
                        + AsciiDiagram.of(stage.events().diagram(wanted.correlationId())));
    }

    /** Waits until it reads so, or does not within reasonable time. */
    private static JsonNode diagnosis(ScenarioContext stage, NewOrder order, String status)
            throws InterruptedException {
        stage.await(() -> stage.events().knows(order.correlationId())
                && stage.events()
                        .diagnosis(order.correlationId())
                        .path("status")
                        .asText()
                        .equals(status));
        return stage.events().diagnosis(order.correlationId());
    }

    private static String missing(JsonNode diagnosis, String member) {
        JsonNode value = diagnosis.path("missing").path(0).path(member);
        return value.isTextual() ? value.asText() : value.toString();
    }
}
