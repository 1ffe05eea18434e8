package tidings.demo.scenario;

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
import tidings.demo.trace.MessageTrace;
import tidings.demo.trace.TracedMessage;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.client.Await;
import tidings.embedded.client.EventManagerClient;
import tidings.embedded.client.NewOrder;
import tidings.embedded.client.ShopClient;
import tidings.embedded.client.TopicTail;

/** What a scenario has at hand: the shop's doors, an ear on every topic, and the hand that stops a service. */
public final class ScenarioContext implements AutoCloseable {

    /** How long the impatient replica of order-service waits for a payment: less than a slow card takes. */
    static final Duration IMPATIENT = Duration.ofMillis(1500);

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(20);
    /** What has not come by then is taken for not coming. */
    private static final Duration SILENCE = Duration.ofMillis(300);

    private final EmbeddedSystem system;
    private final ShopClient shop;
    private final EventManagerClient events;
    private final TopicTail tail;
    private final List<TracedMessage> heard = new ArrayList<>();
    private final List<PlacedOrder> orders = new ArrayList<>();
    private final Set<String> poisoned = new HashSet<>();
    private @Nullable ShopClient impatient;

    private ScenarioContext(EmbeddedSystem system) {
        this.system = system;
        this.shop = ShopClient.of(system);
        this.events = EventManagerClient.of(system);
        this.tail = TopicTail.open(system.bootstrapServers(), Topics.all());
    }

    public static ScenarioContext of(EmbeddedSystem system) {
        return new ScenarioContext(system);
    }

    public EmbeddedSystem system() {
        return system;
    }

    public ShopClient shop() {
        return shop;
    }

    public EventManagerClient events() {
        return events;
    }

    public PlacedOrder place(NewOrder order) {
        return place(order, shop);
    }

    /** Places an order at a replica of order-service that waits no longer than {@link #IMPATIENT} for its payment. */
    public PlacedOrder placeImpatiently(NewOrder order) {
        return place(order, impatient());
    }

    private PlacedOrder place(NewOrder order, ShopClient door) {
        PlacedOrder placed = new PlacedOrder(this, door, order);
        orders.add(placed);
        return placed;
    }

    /** Starts the impatient replica where it does not run yet. */
    public ShopClient impatient() {
        ShopClient door = impatient;
        if (door == null) {
            String deadline = IMPATIENT.toMillis() + "ms";
            Map<String, String> environment = Map.of("TIDINGS_ORDERS_PAYMENT_DEADLINE", deadline);
            door = ShopClient.through(
                    system.replica(Component.ORDER_SERVICE, environment).url(), system);
            impatient = door;
        }
        return door;
    }

    /** Waits a reasonable time until {@code condition} holds; whether it does is for the checks to say. */
    public void await(BooleanSupplier condition) throws InterruptedException {
        Await.until(condition, LIMIT, GLANCE);
    }

    /** The messages of an order, once those include {@code types}, by name, and nothing follows. */
    public MessageTrace journey(String orderId, String types) {
        return follow(() -> heard(orderId), types);
    }

    /** The messages of a flow, once those include {@code types}, by name, and nothing follows. */
    public MessageTrace flow(String correlationId, String types) {
        return follow(() -> flow(correlationId), types);
    }

    private MessageTrace follow(Supplier<MessageTrace> journey, String types) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!journey.get().includes(types) && System.nanoTime() < deadline) {
            listen(GLANCE);
        }
        listenUntilSilent();
        return journey.get();
    }

    /** Takes what there is to hear, until there is nothing for a moment. */
    public void listenUntilSilent() {
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
    public MessageTrace heard(String orderId) {
        return new MessageTrace(heard.stream()
                .filter(message -> orderId.equals(message.orderId()))
                .filter(message -> !message.isPartOfQuestion() && !message.isPattern())
                .toList());
    }

    private MessageTrace flow(String correlationId) {
        return new MessageTrace(heard.stream()
                .filter(message -> correlationId.equals(message.correlationId()))
                .toList());
    }

    /** Every order of this run. */
    public List<PlacedOrder> orders() {
        return List.copyOf(orders);
    }

    /** What becomes of this flow is meant to be put aside. */
    public void poisoned(String correlationId) {
        poisoned.add(correlationId);
    }

    /** How much has been put aside as not to be handled, since this was opened, and was not meant to be. */
    public long deadLetters() {
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
