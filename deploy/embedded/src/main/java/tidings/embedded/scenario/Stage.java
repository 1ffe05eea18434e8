package tidings.embedded.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidings.contract.Topics;
import tidings.embedded.Await;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Part;
import tidings.embedded.TopicTail;
import tidings.embedded.webhooks.EventManager;

/** What a scenario has at hand: the shop's doors, an ear on every topic, and the hand that stops a service. */
final class Stage implements AutoCloseable {

    /** How long the impatient replica of order-service waits for a payment: less than a slow card takes. */
    static final Duration IMPATIENT = Duration.ofMillis(1500);

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(20);
    /** What has not come by then is taken for not coming. */
    private static final Duration SILENCE = Duration.ofMillis(300);

    private final EmbeddedSystem system;
    private final Shop shop;
    private final EventManager events;
    private final TopicTail tail;
    private final List<TracedMessage> heard = new ArrayList<>();
    private final List<FollowedOrder> orders = new ArrayList<>();
    private final Set<String> poisoned = new HashSet<>();
    private @Nullable Shop impatient;

    private Stage(EmbeddedSystem system) {
        this.system = system;
        this.shop = Shop.of(system);
        this.events = EventManager.of(system);
        this.tail = TopicTail.open(system.bootstrapServers(), Topics.all());
    }

    static Stage of(EmbeddedSystem system) {
        return new Stage(system);
    }

    EmbeddedSystem system() {
        return system;
    }

    Shop shop() {
        return shop;
    }

    EventManager events() {
        return events;
    }

    FollowedOrder place(NewOrder order) {
        return place(order, shop);
    }

    /** Places an order at a replica of order-service that waits no longer than {@link #IMPATIENT} for its payment. */
    FollowedOrder placeImpatiently(NewOrder order) {
        return place(order, impatient());
    }

    private FollowedOrder place(NewOrder order, Shop door) {
        FollowedOrder placed = new FollowedOrder(this, door, order);
        orders.add(placed);
        return placed;
    }

    /** Starts the impatient replica where it does not run yet. */
    Shop impatient() {
        Shop door = impatient;
        if (door == null) {
            String deadline = IMPATIENT.toMillis() + "ms";
            Map<String, String> environment = Map.of("TIDINGS_ORDERS_PAYMENT_DEADLINE", deadline);
            door = Shop.through(system.replica(Part.ORDER_SERVICE, environment).url(), system);
            impatient = door;
        }
        return door;
    }

    /** Waits a reasonable time until {@code condition} holds; whether it does is for the checks to say. */
    void await(BooleanSupplier condition) throws InterruptedException {
        Await.until(condition, LIMIT, GLANCE);
    }

    /** The messages of an order, once those include {@code types}, by name, and nothing follows. */
    Journey journey(String orderId, String types) {
        return follow(() -> heard(orderId), types);
    }

    /** The messages of a flow, once those include {@code types}, by name, and nothing follows. */
    Journey flow(String correlationId, String types) {
        return follow(() -> flow(correlationId), types);
    }

    private Journey follow(Supplier<Journey> journey, String types) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!journey.get().includes(types) && System.nanoTime() < deadline) {
            listen(GLANCE);
        }
        listenUntilSilent();
        return journey.get();
    }

    /** Takes what there is to hear, until there is nothing for a moment. */
    void listenUntilSilent() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        boolean silent;
        do {
            silent = listen(SILENCE) == 0;
        } while (!silent && System.nanoTime() < deadline);
    }

    private int listen(Duration patience) {
        var records = tail.next(patience);
        records.forEach(record -> heard.add(TracedMessage.of(record)));
        return records.size();
    }

    /** The messages of an order until now, without what is on the side: questions, their answers, and patterns. */
    Journey heard(String orderId) {
        return new Journey(heard.stream()
                .filter(message -> orderId.equals(message.orderId()))
                .filter(message -> !message.isPartOfQuestion() && !message.isPattern())
                .toList());
    }

    private Journey flow(String correlationId) {
        return new Journey(heard.stream()
                .filter(message -> correlationId.equals(message.correlationId()))
                .toList());
    }

    /** Every order of this run. */
    List<FollowedOrder> orders() {
        return List.copyOf(orders);
    }

    /** What becomes of this flow is meant to be put aside. */
    void poisoned(String correlationId) {
        poisoned.add(correlationId);
    }

    /** How much has been put aside as not to be handled, since this was opened, and was not meant to be. */
    long deadLetters() {
        return heard.stream()
                .filter(message -> !poisoned.contains(message.correlationId()))
                .filter(message -> Topics.deadLetterNames().contains(message.topic()))
                .count();
    }

    @Override
    public void close() {
        tail.close();
    }
}
