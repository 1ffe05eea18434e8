package tidings.embedded.scenario;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import tidings.embedded.Check;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Purpose;
import tidings.embedded.TextTable;

/** Plays the scenarios, shows each order's journey and checks, and sums up. */
public final class Scenarios implements Purpose {

    private final JourneyTable journeys = new JourneyTable(ZoneId.systemDefault());
    private final TextTable summary = TextTable.of("style", "what is shown", ">messages", ">ms", "checked");
    private final List<Scenario> chosen;
    private final PrintStream out;
    private final Ansi ansi;

    /** Those that have {@code words} in their style or their name. Fails where none has. */
    public Scenarios(String words, PrintStream out, Ansi ansi) {
        this.chosen = chosen(words);
        this.out = out;
        this.ansi = ansi;
    }

    /** The comparison comes before a second order-service, and before anything is stopped. */
    private static List<Scenario> all() {
        return List.of(
                new OneWayCommand(),
                new Announcement(),
                SettledOrder.orchestrated(),
                SettledOrder.orchestratedAndDeclined(),
                SettledOrder.choreographed(),
                SettledOrder.choreographedAndDeclined(),
                new Acknowledgements(),
                new PaymentQuestion(),
                WaitingClient.orchestrated(),
                WaitingClient.choreographed(),
                new LiveStatus(),
                Cancellation.ofConfirmed(),
                Cancellation.underWay(),
                new FlowComparison(),
                new ToldWebhook(),
                new RepeatedRejections(),
                new StuckOrder(),
                new MendedCommand(),
                new LatePayment(),
                new PaymentServiceAway(),
                new NotificationServiceAway(),
                new EveryOrder());
    }

    /** What holds for all orders is looked at in any case. */
    private static List<Scenario> chosen(String words) {
        List<Scenario> chosen = all().stream()
                .filter(scenario ->
                        (scenario.style() + ": " + scenario.name()).contains(words) || scenario instanceof EveryOrder)
                .toList();
        if (chosen.size() == 1) {
            throw new IllegalArgumentException("no scenario has \"" + words + "\" in it. There are:\n"
                    + all().stream()
                            .map(scenario -> "  " + scenario.style() + ": " + scenario.name())
                            .collect(joining("\n")));
        }
        return chosen;
    }

    @Override
    public int pursue(EmbeddedSystem system) throws InterruptedException {
        long begin = System.nanoTime();
        long failed = 0;
        try (Stage stage = Stage.of(system)) {
            for (Scenario scenario : chosen) {
                Played played = play(scenario, stage);
                show(scenario, played);
                failed += played.isOk() ? 0 : 1;
            }
        }
        sumUp(failed, Duration.ofNanos(System.nanoTime() - begin));
        return failed == 0 ? 0 : 1;
    }

    private static Played play(Scenario scenario, Stage stage) throws InterruptedException {
        try {
            return scenario.play(stage);
        } catch (IllegalStateException e) {
            return new Played(
                    new Journey(List.of()),
                    List.of(Check.equal("played to its end", "yes", String.valueOf(e.getMessage()))));
        }
    }

    private void show(Scenario scenario, Played played) {
        out.printf("%n%s: %s%n%n", scenario.style(), scenario.name());
        boolean silent = played.journey().messages().isEmpty();
        if (!silent) {
            out.println(journeys.of(played.journey()));
        }
        if (!played.text().isEmpty()) {
            out.println(played.text());
        }
        played.checks().forEach(check -> out.println("  " + check.line(ansi)));
        long held = played.checks().stream().filter(Check::ok).count();
        int checks = played.checks().size();
        summary.row(
                scenario.style(),
                scenario.name(),
                silent ? "-" : Integer.toString(played.journey().messages().size()),
                silent ? "-" : JourneyTable.milliseconds(played.journey().time()),
                held == checks ? "ok, " + checks : "NOT OK: " + held + " of " + checks);
    }

    private void show(FlowComparison comparison) {
        out.println("\nThe two flows, from POST to its answer with the settled order (Prefer: wait), by turns:\n");
        out.print(comparison.table());
        out.println("\n  hops: messages one after the other, each caused by the one before");
    }

    private void sumUp(long failed, Duration time) {
        out.println();
        out.print(summary);
        out.println("\n  messages and ms are of the journey that is shown: from its first message to its last");
        chosen.stream()
                .filter(FlowComparison.class::isInstance)
                .map(FlowComparison.class::cast)
                .forEach(this::show);
        out.println();
        out.println(
                failed == 0
                        ? String.format(Locale.ROOT, "All %d rows hold. (%d s)%n", chosen.size(), time.toSeconds())
                        : String.format(
                                Locale.ROOT,
                                "%d of %d rows do NOT hold: see NOT OK above. (%d s)%n",
                                failed,
                                chosen.size(),
                                time.toSeconds()));
    }
}
