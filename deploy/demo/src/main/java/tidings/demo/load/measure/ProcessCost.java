package tidings.demo.load.measure;

/**
 * What a process took for a number of orders.
 *
 * @param cpuMillis of processor time for each order
 * @param memoryBytes at the end of it
 */
public record ProcessCost(String process, double cpuMillis, long memoryBytes) {

    public static ProcessCost of(String process, ProcessUsage before, ProcessUsage after, int orders) {
        double cpu = (double) (after.cpuMillis() - before.cpuMillis()) / Math.max(1, orders);
        return new ProcessCost(process, cpu, after.memoryBytes());
    }
}
