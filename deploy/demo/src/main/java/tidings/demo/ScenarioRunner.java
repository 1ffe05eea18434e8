package tidings.demo;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import tidings.demo.report.CheckLine;
import tidings.demo.report.TextTable;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.scenario.eventmanager.PatternScenario;
import tidings.demo.scenario.eventmanager.WebhookScenario;
import tidings.demo.scenario.failures.CancellationScenario;
import tidings.demo.scenario.failures.DeadLetterScenario;
import tidings.demo.scenario.failures.DiagnosisScenario;
import tidings.demo.scenario.failures.LatePaymentScenario;
import tidings.demo.scenario.failures.NotificationServiceAwayScenario;
import tidings.demo.scenario.failures.PaymentServiceAwayScenario;
import tidings.demo.scenario.styles.FlowComparisonScenario;
import tidings.demo.scenario.styles.GatheredAnswersScenario;
import tidings.demo.scenario.styles.LiveStatusScenario;
import tidings.demo.scenario.styles.NotificationScenario;
import tidings.demo.scenario.styles.PaymentQueryScenario;
import tidings.demo.scenario.styles.PreferWaitScenario;
import tidings.demo.scenario.styles.PublishSubscribeScenario;
import tidings.demo.scenario.styles.SettledOrderScenario;
import tidings.demo.trace.MessageTrace;
import tidings.demo.trace.MessageTraceTable;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Task;
import tidings.embedded.client.Check;

/** Plays the scenarios, shows each order's journey and checks, and sums up. */
public final class ScenarioRunner implements Task {

    private final MessageTraceTable journeys = new MessageTraceTable(ZoneId.systemDefault());
    private final TextTable summary = TextTable.of("style", "what is shown", ">messages", ">ms", "checked");
    private final List<Scenario> chosen;
    private final PrintStream out;
    private final Ansi ansi;

    /** Those that have {@code words} in their style or their name. Fails where none has. */
    public ScenarioRunner(String words, PrintStream out, Ansi ansi) {
        this.chosen = chosen(words);
        this.out = out;
        this.ansi = ansi;
    }

    /** The comparison comes before a second order-service, and before anything is stopped. */
    private static List<Scenario> all() {
        return List.of(
                new NotificationScenario(),
                new PublishSubscribeScenario(),
                SettledOrderScenario.orchestrated(),
                SettledOrderScenario.orchestratedAndDeclined(),
                SettledOrderScenario.choreographed(),
                SettledOrderScenario.choreographedAndDeclined(),
                new GatheredAnswersScenario(),
                new PaymentQueryScenario(),
                PreferWaitScenario.orchestrated(),
                PreferWaitScenario.choreographed(),
                new LiveStatusScenario(),
                CancellationScenario.ofConfirmed(),
                CancellationScenario.underWay(),
                new FlowComparisonScenario(),
                new WebhookScenario(),
                new PatternScenario(),
                new DiagnosisScenario(),
                new DeadLetterScenario(),
                new LatePaymentScenario(),
                new PaymentServiceAwayScenario(),
                new NotificationServiceAwayScenario(),
                new AllOrdersScenario());
    }

    /** What holds for all orders is looked at in any case. */
    private static List<Scenario> chosen(String words) {
        List<Scenario> chosen = all().stream()
                .filter(scenario -> (scenario.style() + ": " + scenario.name()).contains(words)
                        || scenario instanceof AllOrdersScenario)
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
    public int run(EmbeddedSystem system) throws InterruptedException {
        long begin = System.nanoTime();
        long failed = 0;
        try (ScenarioContext stage = ScenarioContext.of(system)) {
            for (Scenario scenario : chosen) {
                ScenarioResult played = play(scenario, stage);
                show(scenario, played);
                failed += played.isOk() ? 0 : 1;
            }
        }
        sumUp(failed, Duration.ofNanos(System.nanoTime() - begin));
        return failed == 0 ? 0 : 1;
    }

    private static ScenarioResult play(Scenario scenario, ScenarioContext stage) throws InterruptedException {
        try {
            return scenario.play(stage);
        } catch (IllegalStateException e) {
            return new ScenarioResult(
                    new MessageTrace(List.of()),
                    List.of(Check.equal("played to its end", "yes", String.valueOf(e.getMessage()))));
        }
    }

    private void show(Scenario scenario, ScenarioResult played) {
        out.printf("%n%s: %s%n%n", scenario.style(), scenario.name());
        boolean silent = played.journey().messages().isEmpty();
        if (!silent) {
            out.println(journeys.of(played.journey()));
        }
        if (!played.text().isEmpty()) {
            out.println(played.text());
        }
        played.checks().forEach(check -> out.println("  " + CheckLine.of(check, ansi)));
        long held = played.checks().stream().filter(Check::ok).count();
        int checks = played.checks().size();
        summary.row(
                scenario.style(),
                scenario.name(),
                silent ? "-" : Integer.toString(played.journey().messages().size()),
                silent ? "-" : MessageTraceTable.milliseconds(played.journey().time()),
                held == checks ? "ok, " + checks : "NOT OK: " + held + " of " + checks);
    }

    private void show(FlowComparisonScenario comparison) {
        out.println("\nThe two flows, from POST to its answer with the settled order (Prefer: wait), by turns:\n");
        out.print(comparison.table());
        out.println("\n  hops: messages one after the other, each caused by the one before");
    }

    private void sumUp(long failed, Duration time) {
        out.println();
        out.print(summary);
        out.println("\n  messages and ms are of the journey that is shown: from its first message to its last");
        chosen.stream()
                .filter(FlowComparisonScenario.class::isInstance)
                .map(FlowComparisonScenario.class::cast)
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
