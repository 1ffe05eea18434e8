package tidings.demo.load.measure;

/**
 * The resources that a process used for a number of orders.
 *
 * @param cpuMillis CPU time per order
 * @param memoryBytes at the end of the run
 */
public record ProcessCost(String process, double cpuMillis, long memoryBytes) {

    public static ProcessCost of(String process, ProcessUsage before, ProcessUsage after, int orders) {
        double cpu = (double) (after.cpuMillis() - before.cpuMillis()) / Math.max(1, orders);
        return new ProcessCost(process, cpu, after.memoryBytes());
    }
}
