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

/** The tools of a scenario: clients of the system, and a reader of every topic. */
public final class ScenarioContext implements AutoCloseable {

    /** The payment deadline of a special replica of order-service: shorter than a slow card takes. */
    static final Duration SHORT_DEADLINE = Duration.ofMillis(1500);

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    /** A message that does not arrive within this time is not expected any more. */
    private static final Duration IDLE_TIME = Duration.ofMillis(300);

    private final EmbeddedSystem system;
    private final ShopClient shop;
    private final EventManagerClient eventManager;
    private final TopicTail tail;
    private final List<TracedMessage> messages = new ArrayList<>();
    private final List<PlacedOrder> orders = new ArrayList<>();
    private final Set<String> expectedDeadLetters = new HashSet<>();
    private @Nullable ShopClient shortDeadlineShop;

    private ScenarioContext(EmbeddedSystem system) {
        this.system = system;
        this.shop = ShopClient.of(system);
        this.eventManager = EventManagerClient.of(system);
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

    public EventManagerClient eventManager() {
        return eventManager;
    }

    public PlacedOrder place(NewOrder order) {
        return place(order, shop);
    }

    /** Places an order at a replica whose payment deadline is {@link #SHORT_DEADLINE}. */
    public PlacedOrder placeWithShortDeadline(NewOrder order) {
        return place(order, shortDeadlineShop());
    }

    private PlacedOrder place(NewOrder order, ShopClient client) {
        PlacedOrder placed = new PlacedOrder(this, client, order);
        orders.add(placed);
        return placed;
    }

    /** Starts the replica with the short deadline unless it runs already. */
    public ShopClient shortDeadlineShop() {
        ShopClient replica = shortDeadlineShop;
        if (replica == null) {
            String deadline = SHORT_DEADLINE.toMillis() + "ms";
            Map<String, String> environment = Map.of("TIDINGS_ORDERS_PAYMENT_DEADLINE", deadline);
            replica = ShopClient.through(
                    system.replica(Component.ORDER_SERVICE, environment).url(), system);
            shortDeadlineShop = replica;
        }
        return replica;
    }

    /** Waits until {@code condition} holds, at most 20 s. The checks report whether it does. */
    public void await(BooleanSupplier condition) throws InterruptedException {
        Await.until(condition, TIMEOUT, POLL_INTERVAL);
    }

    /** Returns the messages of an order when they include {@code types} and no more arrive. */
    public MessageTrace trace(String orderId, String types) {
        return follow(() -> messagesOf(orderId), types);
    }

    /** Returns the messages of a flow when they include {@code types} and no more arrive. */
    public MessageTrace flowTrace(String correlationId, String types) {
        return follow(() -> messagesOfFlow(correlationId), types);
    }

    private MessageTrace follow(Supplier<MessageTrace> current, String types) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!current.get().includes(types) && System.nanoTime() < deadline) {
            poll(POLL_INTERVAL);
        }
        pollUntilIdle();
        return current.get();
    }

    /** Reads messages until none arrives for a moment. */
    public void pollUntilIdle() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        boolean idle;
        do {
            idle = poll(IDLE_TIME) == 0;
        } while (!idle && System.nanoTime() < deadline);
    }

    private int poll(Duration timeout) {
        var records = tail.poll(timeout);
        records.forEach(record -> messages.add(TracedMessage.of(record)));
        return records.size();
    }

    /** Returns the messages of an order until now, without queries, their replies, and patterns. */
    MessageTrace messagesOf(String orderId) {
        return new MessageTrace(messages.stream()
                .filter(message -> orderId.equals(message.orderId()))
                .filter(message -> !message.isQueryOrItsReply() && !message.isPattern())
                .toList());
    }

    private MessageTrace messagesOfFlow(String correlationId) {
        return new MessageTrace(messages.stream()
                .filter(message -> correlationId.equals(message.correlationId()))
                .toList());
    }

    /** Returns every order of this run. */
    public List<PlacedOrder> orders() {
        return List.copyOf(orders);
    }

    /** Marks a flow whose dead letters are intended. */
    public void expectDeadLetters(String correlationId) {
        expectedDeadLetters.add(correlationId);
    }

    /** Returns the number of unintended dead letters since the context was opened. */
    public long deadLetters() {
        return messages.stream()
                .filter(message -> !expectedDeadLetters.contains(message.correlationId()))
                .filter(message -> Topics.deadLetterNames().contains(message.topic()))
                .count();
    }

    @Override
    public void close() {
        tail.close();
    }
}
