package tidings.demo;

import static java.util.stream.Collectors.joining;

import java.util.List;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;

/** What has to hold for all orders of a run together; to be played last. */
final class AllOrdersScenario implements Scenario {

    @Override
    public String style() {
        return "all of them";
    }

    @Override
    public String name() {
        return "every order is one flow and one tree";
    }

    @Override
    public ScenarioResult play(ScenarioContext stage) {
        stage.listenUntilSilent();
        List<String> faults = stage.orders().stream()
                .map(PlacedOrder::faults)
                .filter(fault -> !fault.isEmpty())
                .toList();
        int orders = stage.orders().size();
        return new ScenarioResult(
                new MessageTrace(List.of()),
                List.of(
                        new Check(
                                "orders with one correlation id, and OrderPlaced as the first cause",
                                faults.isEmpty(),
                                "all " + orders,
                                faults.isEmpty()
                                        ? "all " + orders
                                        : "not " + faults.stream().limit(3).collect(joining("; "))),
                        Check.equal("dead letters", 0, stage.deadLetters())));
    }
}
