package tidings.demo.scenario.styles;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;
import tidings.embedded.client.NewOrder;

/** A confirmed order asks its subscribers for an answer. The order shows each answer, and whether it was in time. */
public final class GatheredAnswersScenario implements Scenario {

    private static final Pattern BOTH =
            Pattern.compile("notification-service: told by log in time, payment-service: invoice INV-\\d{6,} in time");

    @Override
    public String style() {
        return "publish/async response";
    }

    @Override
    public String name() {
        return "a confirmed order gathers answers";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        PlacedOrder order = context.place(NewOrder.choreographed(NewOrder.GOOD_CARD));
        context.await(() -> order.view().path("acknowledgements").size() == 2);
        String types = ExpectedTree.types(ExpectedTree.choreographed("PaymentCollected", ExpectedTree.CONFIRMED));
        MessageTrace trace = order.trace(types);
        String answers = answers(order.view().path("acknowledgements"));
        return ScenarioResult.of(
                trace.only(message -> ExpectedTree.CONFIRMED.contains(message.type())
                        && !ExpectedTree.NOTIFIED.contains(message.type())),
                order.checks(trace, types),
                new Check("answers on the order", BOTH.matcher(answers).matches(), BOTH.pattern(), answers),
                Check.equal(
                        "OrderConfirmed causes",
                        ExpectedTree.CONFIRMED,
                        trace.tree().shape("OrderConfirmed")));
    }

    private static String answers(JsonNode acknowledgements) {
        return acknowledgements
                .valueStream()
                .map(one -> one.path("subscriber").asText() + ": "
                        + one.path("answer").asText()
                        + (one.path("late").asBoolean(true)
                                        || one.path("afterMillis").asLong(-1) < 0
                                ? " late"
                                : " in time"))
                .sorted()
                .collect(joining(", "));
    }
}
