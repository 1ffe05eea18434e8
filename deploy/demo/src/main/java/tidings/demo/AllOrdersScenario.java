package tidings.demo;

import static java.util.stream.Collectors.joining;

import java.util.List;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;

/** Checks all orders of a run together; it runs last. */
final class AllOrdersScenario implements Scenario {

    @Override
    public String style() {
        return "all orders";
    }

    @Override
    public String name() {
        return "every order is one flow and one tree";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) {
        context.pollUntilIdle();
        List<String> deviations = context.orders().stream()
                .map(PlacedOrder::deviation)
                .filter(deviation -> !deviation.isEmpty())
                .toList();
        int orders = context.orders().size();
        return new ScenarioResult(
                new MessageTrace(List.of()),
                List.of(
                        new Check(
                                "orders with one correlation id and the root OrderPlaced",
                                deviations.isEmpty(),
                                "all " + orders,
                                deviations.isEmpty()
                                        ? "all " + orders
                                        : "not " + deviations.stream().limit(3).collect(joining("; "))),
                        Check.equal("dead letters", 0, context.deadLetters())));
    }
}
