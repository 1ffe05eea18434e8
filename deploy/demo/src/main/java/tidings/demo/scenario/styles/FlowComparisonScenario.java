package tidings.demo.scenario.styles;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tidings.demo.report.TextTable;
import tidings.demo.scenario.OrderBatch;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.demo.trace.MessageTraceTable;
import tidings.demo.trace.MessageTree;
import tidings.embedded.client.Check;
import tidings.embedded.client.NewOrder;

/** Compares the two flows with the same orders, interleaved, after a warm-up of both. */
public final class FlowComparisonScenario implements Scenario {

    private static final int WARM_UP = 60;
    private static final int ORDERS = 100;
    private static final int WAIT_SECONDS = 5;

    private final TextTable table = TextTable.of(
            "flow", ">orders", ">messages", ">hops to settled", ">hops in all", ">p50 ms", ">p90 ms", ">max ms");

    @Override
    public String style() {
        return "comparison";
    }

    @Override
    public String name() {
        return "orchestrated and choreographed";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) {
        place(context, WARM_UP);
        OrderBatch orders = place(context, ORDERS);
        List<Check> checks = new ArrayList<>();
        checks.add(Check.equal("answers to POST with Prefer: wait", ORDERS + " 201", orders.answers()));
        checks.add(Check.equal("settled", ORDERS + " CONFIRMED", orders.statuses()));
        context.pollUntilIdle();
        checks.add(measure(
                NewOrder.ORCHESTRATED, orders, ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED)));
        checks.add(measure(
                NewOrder.CHOREOGRAPHED,
                orders,
                ExpectedTree.choreographed("PaymentCollected", ExpectedTree.CONFIRMED)));
        return new ScenarioResult(new MessageTrace(List.of()), checks);
    }

    private static OrderBatch place(ScenarioContext context, int count) {
        Stream<NewOrder> orders = OrderBatch.mixed(count).map(order -> order.withWait(WAIT_SECONDS));
        return OrderBatch.place(context, orders);
    }

    private Check measure(String flow, OrderBatch both, String shape) {
        OrderBatch orders = new OrderBatch(both.orders().stream()
                .filter(order -> order.flow().equals(flow))
                .toList());
        List<MessageTree> trees =
                orders.orders().stream().map(order -> order.messages().tree()).toList();
        MessageTree one = trees.get(0);
        table.row(
                flow,
                Integer.toString(orders.orders().size()),
                Integer.toString(one.places().size()),
                Integer.toString(one.hopsTo("OrderConfirmed")),
                Integer.toString(one.hops()),
                MessageTraceTable.milliseconds(orders.median()),
                MessageTraceTable.milliseconds(orders.percentile(90)),
                MessageTraceTable.milliseconds(orders.percentile(100)));
        return Check.equal(
                flow + ", each order",
                orders.orders().size() + " " + shape,
                OrderBatch.countByValue(trees.stream().map(MessageTree::shape)));
    }

    /** Returns the measurements; the table is empty before the run. */
    public String table() {
        return table.toString();
    }
}
