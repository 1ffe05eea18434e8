package tidings.demo.load;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tidings.demo.load.measure.ProcessCost;
import tidings.demo.report.TextTable;

/**
 * What a load did to the system, to be read by people.
 *
 * @param costs of the system's processes
 * @param generator what placing the orders took, which is no part of the system
 */
record LoadReport(LoadPlan plan, LoadResult figures, List<ProcessCost> costs, ProcessCost generator) {

    private static final double MEBIBYTE = 1024 * 1024;

    double cpuMillis() {
        return costs.stream().mapToDouble(ProcessCost::cpuMillis).sum();
    }

    /** Who takes most of the processor. */
    ProcessCost largest() {
        return costs.stream()
                .max(Comparator.comparingDouble(ProcessCost::cpuMillis))
                .orElseThrow();
    }

    int percent(ProcessCost cost) {
        return cpuMillis() == 0 ? 0 : (int) Math.round(100 * cost.cpuMillis() / cpuMillis());
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                %s

                  accepted         %7.0f orders/s   %d, in %.1f s
                  settled          %7.0f orders/s   %d, in %.1f s
                  POST to settled  p50 %s   p99 %s   max %s

                """,
                plan.description(),
                figures.acceptedPerSecond(),
                figures.accepted(),
                figures.acceptSeconds(),
                figures.settledPerSecond(),
                figures.settled(),
                figures.settleSeconds(),
                latency(figures.p50()),
                latency(figures.p99()),
                latency(figures.max())));
        figures.problems()
                .forEach(problem ->
                        text.append("  not accepted: ").append(problem).append("\n\n"));
        TextTable table = TextTable.of("process", ">CPU an order", ">share", ">memory");
        for (ProcessCost cost : costs) {
            table.row(cost.process(), cpu(cost.cpuMillis()), percent(cost) + " %", memory(cost.memoryBytes()));
        }
        long memory = costs.stream().mapToLong(ProcessCost::memoryBytes).sum();
        table.row("sum", cpu(cpuMillis()), "100 %", memory(memory));
        table.row("load generator", cpu(generator.cpuMillis()), "", memory(generator.memoryBytes()));
        return text.append(table)
                .append(String.format(
                        Locale.ROOT,
                        "%n  Most goes to the %s: %d %% of the CPU.%n",
                        largest().process(),
                        percent(largest())))
                .append(
                        plan.rate() == 0
                                ? ""
                                : "  At a low rate, what each takes at rest and to compile is much of it.\n")
                .toString();
    }

    private static String latency(long micros) {
        return String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
    }

    private static String cpu(double millis) {
        return String.format(Locale.ROOT, "%.2f ms", millis);
    }

    private static String memory(long bytes) {
        return bytes == 0 ? "?" : String.format(Locale.ROOT, "%.0f MB", bytes / MEBIBYTE);
    }
}
