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

/** Runs the scenarios, shows the trace and the checks of each, and prints a summary. */
final class ScenarioRunner implements Task {

    private final MessageTraceTable traceTable = new MessageTraceTable(ZoneId.systemDefault());
    private final TextTable summary = TextTable.of("style", "scenario", ">messages", ">ms", "checks");
    private final List<Scenario> chosen;
    private final PrintStream out;
    private final Ansi ansi;

    /** Chooses the scenarios with {@code words} in their style or name. Fails if there are none. */
    ScenarioRunner(String words, PrintStream out, Ansi ansi) {
        this.chosen = chosen(words);
        this.out = out;
        this.ansi = ansi;
    }

    /** The comparison runs before a second order-service starts and before any service is stopped. */
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
                CancellationScenario.duringPayment(),
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

    /** The checks of all orders run in any case. */
    static List<Scenario> chosen(String words) {
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
        try (ScenarioContext context = ScenarioContext.of(system)) {
            for (Scenario scenario : chosen) {
                ScenarioResult result = run(scenario, context);
                show(scenario, result);
                failed += result.isOk() ? 0 : 1;
            }
        }
        summarize(failed, Duration.ofNanos(System.nanoTime() - begin));
        return failed == 0 ? 0 : 1;
    }

    private static ScenarioResult run(Scenario scenario, ScenarioContext context) throws InterruptedException {
        try {
            return scenario.run(context);
        } catch (IllegalStateException e) {
            return new ScenarioResult(
                    new MessageTrace(List.of()),
                    List.of(Check.equal("ran to its end", "yes", String.valueOf(e.getMessage()))));
        }
    }

    private void show(Scenario scenario, ScenarioResult result) {
        out.printf("%n%s: %s%n%n", scenario.style(), scenario.name());
        boolean noTrace = result.trace().messages().isEmpty();
        if (!noTrace) {
            out.println(traceTable.of(result.trace()));
        }
        if (!result.text().isEmpty()) {
            out.println(result.text());
        }
        result.checks().forEach(check -> out.println("  " + CheckLine.of(check, ansi)));
        long passed = result.checks().stream().filter(Check::ok).count();
        int checks = result.checks().size();
        summary.row(
                scenario.style(),
                scenario.name(),
                noTrace ? "-" : Integer.toString(result.trace().messages().size()),
                noTrace ? "-" : MessageTraceTable.milliseconds(result.trace().time()),
                passed == checks ? "ok, " + checks : "NOT OK: " + passed + " of " + checks);
    }

    private void show(FlowComparisonScenario comparison) {
        out.println(
                "\nThe two flows, interleaved: time from POST to its answer with the settled order (Prefer: wait):\n");
        out.print(comparison.table());
        out.println("\n  hops: consecutive messages, each caused by the previous one");
    }

    private void summarize(long failed, Duration time) {
        out.println();
        out.print(summary);
        out.println("\n  messages and ms: those of the trace shown above, from its first message to its last");
        chosen.stream()
                .filter(FlowComparisonScenario.class::isInstance)
                .map(FlowComparisonScenario.class::cast)
                .forEach(this::show);
        out.println();
        out.println(
                failed == 0
                        ? String.format(
                                Locale.ROOT, "All %d scenarios passed. (%d s)%n", chosen.size(), time.toSeconds())
                        : String.format(
                                Locale.ROOT,
                                "%d of %d scenarios FAILED: see NOT OK above. (%d s)%n",
                                failed,
                                chosen.size(),
                                time.toSeconds()));
    }
}
