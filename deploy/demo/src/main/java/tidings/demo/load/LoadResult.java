package tidings.demo.load;

import java.util.List;
import org.HdrHistogram.Histogram;
import tidings.demo.load.measure.OrderTiming;

/**
 * The figures of some orders. Latencies are in microseconds, from an order's due time until it was settled.
 *
 * @param accepted the orders answered with 202
 * @param settled the accepted orders that were confirmed or rejected
 * @param acceptSeconds from the first order until the last was accepted
 * @param settleSeconds from the first order until the last was settled
 * @param problems the distinct failures of orders that were not accepted
 */
record LoadResult(
        int accepted,
        int settled,
        double acceptSeconds,
        double settleSeconds,
        long p50,
        long p99,
        long max,
        List<String> problems) {

    static LoadResult of(List<OrderTiming> orders, long beginNanos, List<String> problems) {
        Histogram latencies = new Histogram(3);
        long accepted = beginNanos;
        long settled = beginNanos;
        for (OrderTiming order : orders) {
            accepted = Math.max(accepted, order.acceptedNanos());
            if (order.isSettled()) {
                settled = Math.max(settled, order.settledNanos());
                latencies.recordValue((order.settledNanos() - order.dueNanos()) / 1000);
            }
        }
        return new LoadResult(
                orders.size(),
                (int) latencies.getTotalCount(),
                (accepted - beginNanos) / 1e9,
                (settled - beginNanos) / 1e9,
                latencies.getValueAtPercentile(50),
                latencies.getValueAtPercentile(99),
                latencies.getMaxValue(),
                problems);
    }

    double acceptedPerSecond() {
        return acceptSeconds == 0 ? 0 : accepted / acceptSeconds;
    }

    double settledPerSecond() {
        return settleSeconds == 0 ? 0 : settled / settleSeconds;
    }
}
