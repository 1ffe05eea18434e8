package tidings.demo.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import tidings.contract.Topics;
import tidings.demo.load.measure.OutboxProbe;
import tidings.demo.load.measure.ProcessCost;
import tidings.demo.load.measure.ProcessUsage;
import tidings.demo.report.CheckLine;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Task;
import tidings.embedded.client.Await;
import tidings.embedded.client.Check;
import tidings.embedded.client.TopicTail;

/** Places many orders, reports figures, and checks that each was settled once. No figure fails the run. */
final class LoadBenchmark implements Task {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final LoadPlan plan;
    private final PrintStream out;
    private final Ansi ansi;

    LoadBenchmark(LoadPlan plan, PrintStream out, Ansi ansi) {
        this.plan = plan;
        this.out = out;
        this.ansi = ansi;
    }

    @Override
    public int run(EmbeddedSystem system) throws InterruptedException {
        List<String> topics = Stream.concat(
                        Stream.of(Topics.ORDERS_EVENTS, Topics.NOTIFICATIONS_EVENTS), Topics.deadLetterNames().stream())
                .toList();
        try (GeneratorProcess generator = GeneratorProcess.start(system, plan.connections());
                TopicTail notified = TopicTail.open(system.bootstrapServers(), List.of(Topics.NOTIFICATIONS_EVENTS));
                TopicTail messages = TopicTail.open(system.bootstrapServers(), topics)) {
            int warmUpOrders = 0;
            if (plan.warmUp() > 0) {
                out.printf("%n%d orders to warm up ...%n", plan.warmUp());
                warmUpOrders = place(generator, notified, plan.warmUp(), 0).accepted();
            }
            out.printf("%d orders to measure ...%n%n", plan.orders());
            Map<Component, ProcessUsage> before = usage(system);
            ProcessUsage generatorBefore = ProcessUsage.of(generator.process());
            LoadResult result = place(generator, notified, plan.orders(), plan.rate());
            Map<Component, ProcessUsage> after = usage(system);
            ProcessUsage generatorAfter = ProcessUsage.of(generator.process());

            List<ProcessCost> costs = new ArrayList<>();
            before.forEach((component, usage) -> costs.add(
                    ProcessCost.of(component.label(), usage, after.getOrDefault(component, usage), result.accepted())));
            ProcessCost generatorCost =
                    ProcessCost.of("load generator", generatorBefore, generatorAfter, result.accepted());
            out.println(new LoadReport(plan, result, costs, generatorCost).text());
            return show(checks(system, messages, warmUpOrders, result));
        }
    }

    /** Returns when the customers are notified, too: that is part of the work for an order. */
    private static LoadResult place(GeneratorProcess generator, TopicTail notified, int orders, int rate)
            throws InterruptedException {
        notified.seekToEnd();
        LoadResult result = generator.place(orders, rate);
        await(() -> notified.unread() >= result.accepted());
        return result;
    }

    private List<Check> checks(EmbeddedSystem system, TopicTail messages, int warmUpOrders, LoadResult result)
            throws InterruptedException {
        OutboxProbe outboxes = new OutboxProbe(system);
        await(outboxes::areEmpty);
        OrderAudit audit = new OrderAudit();
        messages.drain(audit::count);
        List<Check> checks = new ArrayList<>();
        checks.add(Check.equal("orders accepted", plan.warmUp() + plan.orders(), warmUpOrders + result.accepted()));
        checks.addAll(audit.checks(warmUpOrders + result.accepted()));
        checks.add(Check.equal(
                "messages left in the outboxes", "orders 0, payments 0, notifications 0", outboxes.description()));
        return checks;
    }

    private int show(List<Check> checks) {
        checks.forEach(check -> out.println("  " + CheckLine.of(check, ansi)));
        out.println();
        return checks.stream().allMatch(Check::ok) ? 0 : 1;
    }

    private static Map<Component, ProcessUsage> usage(EmbeddedSystem system) {
        Map<Component, ProcessUsage> usage = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            usage.put(component, ProcessUsage.of(system.process(component)));
        }
        return usage;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Await.until(condition, TIMEOUT, POLL_INTERVAL);
    }
}
