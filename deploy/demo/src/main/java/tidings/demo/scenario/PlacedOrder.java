package tidings.demo.scenario;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;
import tidings.embedded.client.HttpAnswer;
import tidings.embedded.client.NewOrder;
import tidings.embedded.client.OrderEventStream;
import tidings.embedded.client.ShopClient;

/** A placed order, observed over HTTP and on Kafka. */
public final class PlacedOrder {

    private static final String ROOT = "OrderPlaced";

    private final ScenarioContext context;
    private final ShopClient shop;
    private final NewOrder order;
    private final HttpAnswer placed;

    public PlacedOrder(ScenarioContext context, ShopClient shop, NewOrder order) {
        this.context = context;
        this.shop = shop;
        this.order = order;
        this.placed = shop.place(order);
        if (placed.status() / 100 != 2) {
            throw new IllegalStateException("POST /orders was answered with " + placed.status() + " " + placed.body());
        }
    }

    public String id() {
        return placed.text("id");
    }

    public String correlationId() {
        return order.correlationId();
    }

    /** Returns the requested flow. */
    public String flow() {
        return order.flow();
    }

    /** Returns the flow that the order reports. */
    public String shownFlow() {
        return view().path("flow").asText("(none)");
    }

    /** Returns the answer to the request that placed it. */
    public HttpAnswer placed() {
        return placed;
    }

    public JsonNode view() {
        return shop.order(id());
    }

    public String status() {
        return view().path("status").asText();
    }

    /** Waits for a status, at most 20 s. Returns the current status. */
    public String awaitStatus(String expected) throws InterruptedException {
        context.await(() -> status().equals(expected));
        return status();
    }

    public HttpAnswer cancel() {
        return shop.cancel(id());
    }

    public OrderEventStream events(String lastEventId) {
        return shop.events(id(), lastEventId);
    }

    /** Asks payment-service for the status of the payment, as part of the flow {@code correlationId}. */
    public HttpAnswer payment(String correlationId) {
        return shop.payment(id(), correlationId);
    }

    /** Returns the status of the payment, or the HTTP status if there is no payment. */
    public String paymentStatus() {
        HttpAnswer answer = payment(correlationId());
        return answer.status() == 200 ? answer.text("status") : Integer.toString(answer.status());
    }

    /** Waits until the customer is notified of {@code occasions}. Returns the notifications. */
    public String awaitNotified(String... occasions) throws InterruptedException {
        String expected = sent(occasions);
        context.await(() -> notifications().equals(expected));
        return notifications();
    }

    /** Returns the text of {@link #notifications} when all occasions are sent. */
    public static String sent(String... occasions) {
        return List.of(occasions).stream().sorted().map(one -> one + " SENT").collect(joining(", "));
    }
    /** Returns the customer's notifications, sent and pending, sorted by occasion. */
    public String notifications() {
        return shop.notifications(id())
                .valueStream()
                .map(one ->
                        one.path("occasion").asText() + " " + one.path("status").asText())
                .sorted()
                .collect(joining(", "));
    }

    /** Returns its messages when they include {@code types} and no more arrive. */
    public MessageTrace trace(String types) {
        return context.trace(id(), types);
    }

    /** Returns its messages until now. */
    public MessageTrace messages() {
        return context.messagesOf(id());
    }

    /** Describes a deviation from one flow and one tree; empty if there is none. */
    public String deviation() {
        MessageTrace trace = messages();
        if (!trace.correlationIds().equals(correlationId())) {
            return id() + " has the correlation ids " + trace.correlationIds();
        }
        return trace.tree().roots().equals(ROOT)
                ? ""
                : id() + " has the tree " + trace.tree().shape();
    }

    /** Returns the checks that hold for every order with these types of messages. */
    public List<Check> checks(MessageTrace trace, String types) {
        return List.of(
                Check.equal("messages", types, trace.types()),
                Check.equal("correlation id of all messages", correlationId(), trace.correlationIds()),
                Check.equal("root of the causation tree", ROOT, trace.tree().roots()));
    }
}
