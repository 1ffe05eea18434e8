package tidings.demo.scenario;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tidings.embedded.client.NewOrder;

/** Orders that were placed one after the other. */
public record OrderBatch(List<PlacedOrder> orders) {

    public static OrderBatch place(ScenarioContext context, Stream<NewOrder> orders) {
        return new OrderBatch(orders.map(context::place).toList());
    }

    /** Returns orders with a good card, alternating between both flows. */
    public static Stream<NewOrder> mixed(int count) {
        return IntStream.range(0, count)
                .mapToObj(n ->
                        NewOrder.of(n % 2 == 0 ? NewOrder.ORCHESTRATED : NewOrder.CHOREOGRAPHED, NewOrder.GOOD_CARD));
    }

    /** Returns the percentile of the response times. */
    public Duration percentile(int percent) {
        List<Duration> times =
                orders.stream().map(order -> order.placed().time()).sorted().toList();
        return times.get(Math.max(0, (times.size() * percent + 99) / 100 - 1));
    }

    public Duration median() {
        return percentile(50);
    }

    /** Waits until all orders have a status, at most 20 s. Returns the current statuses. */
    public String awaitStatus(ScenarioContext context, String expected) throws InterruptedException {
        String all = orders.size() + " " + expected;
        context.await(() -> statuses().equals(all));
        return statuses();
    }

    /** Returns the count per status, for instance {@code 19 CONFIRMED, 1 PLACED}. */
    public String statuses() {
        return countByValue(orders.stream().map(PlacedOrder::status));
    }

    /** Returns the count per HTTP status of the answers, for instance {@code 20 202}. */
    public String answers() {
        return countByValue(
                orders.stream().map(order -> Integer.toString(order.placed().status())));
    }

    public static String countByValue(Stream<String> values) {
        return values.collect(groupingBy(value -> value, TreeMap::new, counting())).entrySet().stream()
                .map(value -> value.getValue() + " " + value.getKey())
                .collect(joining(", "));
    }
}
