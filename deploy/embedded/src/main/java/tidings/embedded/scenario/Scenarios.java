package tidings.embedded.scenario;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import tidings.embedded.Check;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Purpose;
import tidings.embedded.TextTable;

/** Plays every scenario there is, shows each order's journey and checks, and sums up. */
public final class Scenarios implements Purpose {

    private static final List<Scenario> ALL = List.of(OrchestratedOrder.paid(), OrchestratedOrder.declined());

    private final JourneyTable journeys = new JourneyTable(ZoneId.systemDefault());
    private final TextTable summary = TextTable.of("style", "scenario", ">messages", ">ms", "checks");
    private final PrintStream out;
    private final Ansi ansi;

    public Scenarios(PrintStream out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    @Override
    public int pursue(EmbeddedSystem system) throws InterruptedException {
        boolean ok = true;
        try (Stage stage = Stage.of(system)) {
            for (Scenario scenario : ALL) {
                Played played = play(scenario, stage);
                show(scenario, played);
                ok &= played.isOk();
            }
        }
        out.println();
        out.print(summary);
        out.println("\n  The first order after a start finds everything cold, and takes longer for it.\n");
        return ok ? 0 : 1;
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
        out.println(journeys.of(played.journey()));
        played.checks().forEach(check -> out.println("  " + check.line(ansi)));
        long held = played.checks().stream().filter(Check::ok).count();
        summary.row(
                scenario.style(),
                scenario.name(),
                Integer.toString(played.journey().messages().size()),
                JourneyTable.milliseconds(played.journey().time()),
                held == played.checks().size()
                        ? "ok"
                        : "NOT OK: " + held + " of " + played.checks().size());
    }
}
