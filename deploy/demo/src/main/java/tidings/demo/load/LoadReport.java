package tidings.demo.load;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tidings.demo.load.measure.ProcessCost;
import tidings.demo.report.TextTable;

/**
 * The report of a load run as text.
 *
 * @param costs of the system's processes
 * @param generator the cost of placing the orders, which is not part of the system
 */
record LoadReport(LoadPlan plan, LoadResult result, List<ProcessCost> costs, ProcessCost generator) {

    private static final double MEBIBYTE = 1024 * 1024;

    double cpuMillis() {
        return costs.stream().mapToDouble(ProcessCost::cpuMillis).sum();
    }

    /** Returns the process with the most CPU time. */
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
                result.acceptedPerSecond(),
                result.accepted(),
                result.acceptSeconds(),
                result.settledPerSecond(),
                result.settled(),
                result.settleSeconds(),
                latency(result.p50()),
                latency(result.p99()),
                latency(result.max())));
        result.problems()
                .forEach(problem ->
                        text.append("  not accepted: ").append(problem).append("\n\n"));
        TextTable table = TextTable.of("process", ">CPU per order", ">share", ">memory");
        for (ProcessCost cost : costs) {
            table.row(cost.process(), cpu(cost.cpuMillis()), percent(cost) + " %", memory(cost.memoryBytes()));
        }
        long memory = costs.stream().mapToLong(ProcessCost::memoryBytes).sum();
        table.row("sum", cpu(cpuMillis()), "100 %", memory(memory));
        table.row("load generator", cpu(generator.cpuMillis()), "", memory(generator.memoryBytes()));
        return text.append(table)
                .append(String.format(
                        Locale.ROOT,
                        "%n  The %s takes most: %d %% of the CPU.%n",
                        largest().process(),
                        percent(largest())))
                .append(plan.rate() == 0 ? "" : "  At a low rate, idle work and compilation are a large part of it.\n")
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
