package tidings.embedded.load;

/**
 * What a process took for a number of orders.
 *
 * @param cpuMillis of processor time for each order
 * @param memoryBytes at the end of it
 */
record Cost(String process, double cpuMillis, long memoryBytes) {

    static Cost of(String process, Usage before, Usage after, int orders) {
        double cpu = (double) (after.cpuMillis() - before.cpuMillis()) / Math.max(1, orders);
        return new Cost(process, cpu, after.memoryBytes());
    }
}
