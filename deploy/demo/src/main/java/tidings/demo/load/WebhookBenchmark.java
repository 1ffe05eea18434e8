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
 * Places orders while webhooks receive every event, and reports the delays. No figure fails the run.
 *
 * <p>One webhook is slow and one is dead. The others have to receive each event once and in order.
 */
final class WebhookBenchmark implements Task {

    private static final int EVENTS_OF_AN_ORDER = 4;
    /** The light load, before the full load. */
    private static final int LIGHT_ORDERS = 100;

    private static final int LIGHT_RATE = 5;
    private static final Duration SLOW_ANSWER = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final LoadPlan plan;
    private final PrintStream out;
    private final Ansi ansi;
    private final TextTable table = TextTable.of(
            "webhook", ">events", ">missing", ">duplicates", ">out of order", ">p50 ms", ">p99 ms", ">max ms");
    private final List<Check> checks = new ArrayList<>();

    WebhookBenchmark(LoadPlan plan, PrintStream out, Ansi ansi) {
        this.plan = plan;
        this.out = out;
        this.ansi = ansi;
    }

    @Override
    public int run(EmbeddedSystem system) throws InterruptedException {
        EventManagerClient eventManager = EventManagerClient.of(system);
        try (GeneratorProcess generator = GeneratorProcess.start(system, plan.connections());
                PublishedEvents published = PublishedEvents.open(system.bootstrapServers());
                WebhookReceiver one = WebhookReceiver.open();
                WebhookReceiver two = WebhookReceiver.open();
                WebhookReceiver three = WebhookReceiver.open();
                WebhookReceiver slow = WebhookReceiver.openSlow(SLOW_ANSWER);
                WebhookReceiver dead = WebhookReceiver.open()) {
            eventManager.subscribe(one, Map.of());
            out.printf("%n%d orders to warm up ...%n", plan.warmUp());
            place(generator, published, plan.warmUp(), 0);
            await(() -> one.count() >= published.all().size());

            out.printf("%d orders, %d per second ...%n", LIGHT_ORDERS, LIGHT_RATE);
            one.clear();
            place(generator, published, LIGHT_ORDERS, LIGHT_RATE);
            report("alone, " + LIGHT_RATE + " orders per second", published, one);

            out.printf("%d orders, with four more webhooks ...%n%n", plan.orders());
            one.clear();
            List.of(two, three, slow).forEach(each -> eventManager.subscribe(each, Map.of()));
            String deadSubscription = eventManager.subscribe(dead, Map.of());
            dead.stop();
            place(generator, published, plan.orders(), plan.rate());
            report("1", published, one);
            report("2", published, two);
            report("3", published, three);
            await(() -> status(eventManager, deadSubscription).equals("suspended"));
            checks.add(Check.equal("status of the dead one", "suspended", status(eventManager, deadSubscription)));
            show("4, takes " + SLOW_ANSWER.toMillis() + " ms", WebhookStatistics.of(published.all(), slow.received()));
            show("5, dead", WebhookStatistics.of(published.all(), dead.received()));
        }
        out.println(plan.pace() + ", after " + plan.warmUp()
                + " to warm up; delay from the Kafka timestamp to the call:\n");
        out.println(table);
        out.println("  out of order: after an event of the same order and topic that was published later\n");
        checks.forEach(check -> out.println("  " + CheckLine.of(check, ansi)));
        out.println();
        return checks.stream().allMatch(Check::ok) ? 0 : 1;
    }

    /** Returns when all events of the orders are published. */
    private static void place(GeneratorProcess generator, PublishedEvents published, int orders, int rate)
            throws InterruptedException {
        published.clear();
        generator.place(orders, rate);
        await(() -> published.all().size() >= orders * EVENTS_OF_AN_ORDER);
    }

    private void report(String webhook, PublishedEvents published, WebhookReceiver receiver)
            throws InterruptedException {
        await(() -> WebhookStatistics.of(published.all(), receiver.received()).missing() == 0);
        WebhookStatistics statistics = WebhookStatistics.of(published.all(), receiver.received());
        show(webhook, statistics);
        checks.add(new Check(
                "events received, " + webhook,
                statistics.isComplete(),
                "each once, in order",
                statistics.description()));
    }

    private void show(String webhook, WebhookStatistics statistics) {
        table.row(
                webhook,
                Integer.toString(statistics.published()),
                Long.toString(statistics.missing()),
                Long.toString(statistics.duplicates()),
                Long.toString(statistics.outOfOrder()),
                millis(statistics.p50()),
                millis(statistics.p99()),
                millis(statistics.max()));
    }

    private static String status(EventManagerClient eventManager, String subscription) {
        return eventManager.subscription(subscription).path("status").asText();
    }

    private static String millis(long micros) {
        return micros == 0 ? "-" : String.format(Locale.ROOT, "%.1f", micros / 1e3);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Await.until(condition, TIMEOUT, POLL_INTERVAL);
    }
}
