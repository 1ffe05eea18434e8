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

/** Places many orders, reports what they took, and checks that each came to its end once. No figure is judged. */
final class LoadBenchmark implements Task {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(20);

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
                TopicTail told = TopicTail.open(system.bootstrapServers(), List.of(Topics.NOTIFICATIONS_EVENTS));
                TopicTail all = TopicTail.open(system.bootstrapServers(), topics)) {
            int warm = 0;
            if (plan.warmUp() > 0) {
                out.printf("%n%d orders to warm up ...%n", plan.warmUp());
                warm = place(generator, told, plan.warmUp(), 0).accepted();
            }
            out.printf("%d orders to measure ...%n%n", plan.orders());
            Map<Component, ProcessUsage> before = usage(system);
            ProcessUsage generatorBefore = ProcessUsage.of(generator.process());
            LoadResult figures = place(generator, told, plan.orders(), plan.rate());
            Map<Component, ProcessUsage> after = usage(system);
            ProcessUsage generatorAfter = ProcessUsage.of(generator.process());

            List<ProcessCost> costs = new ArrayList<>();
            before.forEach((part, usage) -> costs.add(
                    ProcessCost.of(part.label(), usage, after.getOrDefault(part, usage), figures.accepted())));
            ProcessCost apart = ProcessCost.of("load generator", generatorBefore, generatorAfter, figures.accepted());
            out.println(new LoadReport(plan, figures, costs, apart).text());
            return show(checks(system, all, warm, figures));
        }
    }

    /** Returns when the customers have been told, too: that is part of what an order takes. */
    private static LoadResult place(GeneratorProcess generator, TopicTail told, int orders, int rate)
            throws InterruptedException {
        told.skip();
        LoadResult figures = generator.place(orders, rate);
        await(() -> told.waiting() >= figures.accepted());
        return figures;
    }

    private List<Check> checks(EmbeddedSystem system, TopicTail all, int warm, LoadResult figures)
            throws InterruptedException {
        OutboxProbe outboxes = new OutboxProbe(system);
        await(outboxes::areEmpty);
        OrderAudit tally = new OrderAudit();
        all.drain(tally::take);
        List<Check> checks = new ArrayList<>();
        checks.add(Check.equal("orders accepted", plan.warmUp() + plan.orders(), warm + figures.accepted()));
        checks.addAll(tally.checks(warm + figures.accepted()));
        checks.add(Check.equal("left in outboxes", "orders 0, payments 0, notifications 0", outboxes.description()));
        return checks;
    }

    private int show(List<Check> checks) {
        checks.forEach(check -> out.println("  " + CheckLine.of(check, ansi)));
        out.println();
        return checks.stream().allMatch(Check::ok) ? 0 : 1;
    }

    private static Map<Component, ProcessUsage> usage(EmbeddedSystem system) {
        Map<Component, ProcessUsage> usage = new EnumMap<>(Component.class);
        for (Component part : Component.values()) {
            usage.put(part, ProcessUsage.of(system.process(part)));
        }
        return usage;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Await.until(condition, LIMIT, GLANCE);
    }
}
