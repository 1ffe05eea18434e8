package tidings.demo.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Help.Ansi;
import tidings.demo.load.measure.PublishedEvents;
import tidings.demo.load.measure.WebhookStatistics;
import tidings.demo.report.CheckLine;
import tidings.demo.report.TextTable;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Task;
import tidings.embedded.client.Await;
import tidings.embedded.client.Check;
import tidings.embedded.client.EventManagerClient;
import tidings.embedded.client.WebhookReceiver;

/**
 * Places orders while webhooks are told of every event, reports how long after it was published, and checks that each was
 * told once and in order. One webhook is slow and one is dead. No figure is judged.
 */
final class WebhookBenchmark implements Task {

    private static final int EVENTS_OF_AN_ORDER = 4;
    /** Light load. */
    private static final int FEW = 100;

    private static final int SELDOM = 5;
    private static final Duration SLOWNESS = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final LoadPlan plan;
    private final PrintStream out;
    private final Ansi ansi;
    private final TextTable table =
            TextTable.of("webhook", ">events", ">missing", ">again", ">disorder", ">p50 ms", ">p99 ms", ">max ms");
    private final List<Check> checks = new ArrayList<>();

    WebhookBenchmark(LoadPlan plan, PrintStream out, Ansi ansi) {
        this.plan = plan;
        this.out = out;
        this.ansi = ansi;
    }

    @Override
    public int run(EmbeddedSystem system) throws InterruptedException {
        EventManagerClient events = EventManagerClient.of(system);
        try (GeneratorProcess generator = GeneratorProcess.start(system, plan.connections());
                PublishedEvents published = PublishedEvents.open(system.bootstrapServers());
                WebhookReceiver one = WebhookReceiver.open();
                WebhookReceiver two = WebhookReceiver.open();
                WebhookReceiver three = WebhookReceiver.open();
                WebhookReceiver slow = WebhookReceiver.taking(SLOWNESS);
                WebhookReceiver dead = WebhookReceiver.open()) {
            events.subscribe(one, Map.of());
            out.printf("%n%d orders to warm up ...%n", plan.warmUp());
            place(generator, published, plan.warmUp(), 0);
            await(() -> one.count() >= published.all().size());

            out.printf("%d orders, %d a second ...%n", FEW, SELDOM);
            one.forget();
            place(generator, published, FEW, SELDOM);
            report("alone, " + SELDOM + " orders a second", published, one);

            out.printf("%d orders, and four webhooks more ...%n%n", plan.orders());
            one.forget();
            List.of(two, three, slow).forEach(each -> events.subscribe(each, Map.of()));
            String died = events.subscribe(dead, Map.of());
            dead.die();
            place(generator, published, plan.orders(), plan.rate());
            report("1", published, one);
            report("2", published, two);
            report("3", published, three);
            await(() -> status(events, died).equals("suspended"));
            checks.add(Check.equal("the dead one is", "suspended", status(events, died)));
            show("4, takes " + SLOWNESS.toMillis() + " ms", WebhookStatistics.of(published.all(), slow.receptions()));
            show("5, dead", WebhookStatistics.of(published.all(), dead.receptions()));
        }
        out.println(plan.pace() + ", after " + plan.warmUp()
                + " to warm up; from Kafka's time of the event to the call:\n");
        out.println(table);
        out.println("  disorder: later than one that was published after it, about the same order and on its topic\n");
        checks.forEach(check -> out.println("  " + CheckLine.of(check, ansi)));
        out.println();
        return checks.stream().allMatch(Check::ok) ? 0 : 1;
    }

    /** Returns when all that there is to tell is published. */
    private static void place(GeneratorProcess generator, PublishedEvents published, int orders, int rate)
            throws InterruptedException {
        published.forget();
        generator.place(orders, rate);
        await(() -> published.all().size() >= orders * EVENTS_OF_AN_ORDER);
    }

    private void report(String webhook, PublishedEvents published, WebhookReceiver receiver)
            throws InterruptedException {
        await(() -> WebhookStatistics.of(published.all(), receiver.receptions()).missing() == 0);
        WebhookStatistics told = WebhookStatistics.of(published.all(), receiver.receptions());
        show(webhook, told);
        checks.add(new Check("events told, " + webhook, told.isComplete(), "each once, in order", told.description()));
    }

    private void show(String webhook, WebhookStatistics told) {
        table.row(
                webhook,
                Integer.toString(told.published()),
                Long.toString(told.missing()),
                Long.toString(told.again()),
                Long.toString(told.outOfOrder()),
                millis(told.p50()),
                millis(told.p99()),
                millis(told.max()));
    }

    private static String status(EventManagerClient events, String subscription) {
        return events.subscription(subscription).path("status").asText();
    }

    private static String millis(long micros) {
        return micros == 0 ? "-" : String.format(Locale.ROOT, "%.1f", micros / 1e3);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Await.until(condition, LIMIT, GLANCE);
    }
}
