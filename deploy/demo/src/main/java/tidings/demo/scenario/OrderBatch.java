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

/** Some orders that were placed one after the other. */
public record OrderBatch(List<PlacedOrder> orders) {

    public static OrderBatch place(ScenarioContext stage, Stream<NewOrder> orders) {
        return new OrderBatch(orders.map(stage::place).toList());
    }

    /** Orders that will be paid, in both flows by turns. */
    public static Stream<NewOrder> mixed(int count) {
        return IntStream.range(0, count)
                .mapToObj(n ->
                        NewOrder.of(n % 2 == 0 ? NewOrder.ORCHESTRATED : NewOrder.CHOREOGRAPHED, NewOrder.GOOD_CARD));
    }

    /** How long a customer waited for the answer: of {@code percent} of them, the one who waited longest. */
    public Duration answeredWithin(int percent) {
        List<Duration> times =
                orders.stream().map(order -> order.placed().time()).sorted().toList();
        return times.get(Math.max(0, (times.size() * percent + 99) / 100 - 1));
    }

    public Duration median() {
        return answeredWithin(50);
    }

    /** Waits until all stand like that, or do not within reasonable time; returns how they stand. */
    public String awaitStatus(ScenarioContext stage, String wanted) throws InterruptedException {
        String all = orders.size() + " " + wanted;
        stage.await(() -> statuses().equals(all));
        return statuses();
    }

    /** For instance {@code 19 CONFIRMED, 1 PLACED}. */
    public String statuses() {
        return tally(orders.stream().map(PlacedOrder::status));
    }

    /** What their customers were answered, for instance {@code 20 202}. */
    public String answers() {
        return tally(
                orders.stream().map(order -> Integer.toString(order.placed().status())));
    }

    public static String tally(Stream<String> words) {
        return words.collect(groupingBy(word -> word, TreeMap::new, counting())).entrySet().stream()
                .map(word -> word.getValue() + " " + word.getKey())
                .collect(joining(", "));
    }
}
