package tidings.embedded.load;

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
import tidings.embedded.Await;
import tidings.embedded.Check;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Part;
import tidings.embedded.Purpose;
import tidings.embedded.TopicTail;

/** Places many orders, reports what they took, and checks that each came to its end once. No figure is judged. */
final class LoadRun implements Purpose {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final LoadPlan plan;
    private final PrintStream out;
    private final Ansi ansi;

    LoadRun(LoadPlan plan, PrintStream out, Ansi ansi) {
        this.plan = plan;
        this.out = out;
        this.ansi = ansi;
    }

    @Override
    public int pursue(EmbeddedSystem system) throws InterruptedException {
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
            Map<Part, Usage> before = usage(system);
            Usage generatorBefore = Usage.of(generator.process());
            Figures figures = place(generator, told, plan.orders(), plan.rate());
            Map<Part, Usage> after = usage(system);
            Usage generatorAfter = Usage.of(generator.process());

            List<Cost> costs = new ArrayList<>();
            before.forEach((part, usage) ->
                    costs.add(Cost.of(part.label(), usage, after.getOrDefault(part, usage), figures.accepted())));
            Cost apart = Cost.of("load generator", generatorBefore, generatorAfter, figures.accepted());
            out.println(new LoadReport(plan, figures, costs, apart).text());
            return show(checks(system, all, warm, figures));
        }
    }

    /** Returns when the customers have been told, too: that is part of what an order takes. */
    private static Figures place(GeneratorProcess generator, TopicTail told, int orders, int rate)
            throws InterruptedException {
        told.skip();
        Figures figures = generator.place(orders, rate);
        await(() -> told.waiting() >= figures.accepted());
        return figures;
    }

    private List<Check> checks(EmbeddedSystem system, TopicTail all, int warm, Figures figures)
            throws InterruptedException {
        Outboxes outboxes = new Outboxes(system);
        await(outboxes::areEmpty);
        Tally tally = new Tally();
        all.drain(tally::take);
        List<Check> checks = new ArrayList<>();
        checks.add(Check.equal("orders accepted", plan.warmUp() + plan.orders(), warm + figures.accepted()));
        checks.addAll(tally.checks(warm + figures.accepted()));
        checks.add(Check.equal("left in outboxes", "orders 0, payments 0, notifications 0", outboxes.inWords()));
        return checks;
    }

    private int show(List<Check> checks) {
        checks.forEach(check -> out.println("  " + check.line(ansi)));
        out.println();
        return checks.stream().allMatch(Check::ok) ? 0 : 1;
    }

    private static Map<Part, Usage> usage(EmbeddedSystem system) {
        Map<Part, Usage> usage = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            usage.put(part, Usage.of(system.process(part)));
        }
        return usage;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Await.until(condition, LIMIT, GLANCE);
    }
}
