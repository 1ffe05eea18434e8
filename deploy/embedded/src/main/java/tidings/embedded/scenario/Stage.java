package tidings.embedded.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import tidings.contract.Topics;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.TopicTail;

/** What a scenario has at hand: the shop's doors, and an ear on every topic. */
public final class Stage implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(20);
    /** What has not come by then is taken for not coming. */
    private static final Duration SILENCE = Duration.ofMillis(500);

    private final Shop shop;
    private final TopicTail tail;
    private final List<TracedMessage> heard = new ArrayList<>();

    private Stage(Shop shop, TopicTail tail) {
        this.shop = shop;
        this.tail = tail;
    }

    public static Stage of(EmbeddedSystem system) {
        return new Stage(Shop.of(system), TopicTail.open(system.bootstrapServers(), Topics.all()));
    }

    public Shop shop() {
        return shop;
    }

    /** Waits a reasonable time until {@code condition} holds; whether it does is for the checks to say. */
    public void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(GLANCE.toMillis());
        }
    }

    /** The messages of an order, once those include {@code last} and nothing follows. */
    public Journey journey(String orderId, Predicate<TracedMessage> last) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (messages(orderId).stream().noneMatch(last) && System.nanoTime() < deadline) {
            listen(GLANCE);
        }
        boolean quiet;
        do {
            quiet = listen(SILENCE) == 0;
        } while (!quiet && System.nanoTime() < deadline);
        return new Journey(messages(orderId));
    }

    private int listen(Duration patience) {
        var records = tail.next(patience);
        records.forEach(record -> heard.add(TracedMessage.of(record)));
        return records.size();
    }

    private List<TracedMessage> messages(String orderId) {
        return heard.stream()
                .filter(message -> orderId.equals(message.orderId()))
                .toList();
    }

    /** How much has been put aside as not to be handled, since this was opened. */
    public long deadLetters() {
        return heard.stream()
                .filter(message -> Topics.deadLetterNames().contains(message.topic()))
                .count();
    }

    @Override
    public void close() {
        tail.close();
    }
}
