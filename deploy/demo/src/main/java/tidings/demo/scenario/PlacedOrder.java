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

/** An order that was placed, as its customer sees it over HTTP, and anyone who listens on Kafka. */
public final class PlacedOrder {

    private static final String ROOT = "OrderPlaced";

    private final ScenarioContext stage;
    private final ShopClient shop;
    private final NewOrder order;
    private final HttpAnswer placed;

    public PlacedOrder(ScenarioContext stage, ShopClient shop, NewOrder order) {
        this.stage = stage;
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

    /** The one it was placed in. */
    public String flow() {
        return order.flow();
    }

    /** The one that the order says it is in. */
    public String shownFlow() {
        return view().path("flow").asText("(none)");
    }

    /** What its customer was answered. */
    public HttpAnswer placed() {
        return placed;
    }

    public JsonNode view() {
        return shop.order(id());
    }

    public String status() {
        return view().path("status").asText();
    }

    /** Waits until it stands like that, or does not within reasonable time; returns how it stands. */
    public String awaitStatus(String wanted) throws InterruptedException {
        stage.await(() -> status().equals(wanted));
        return status();
    }

    public HttpAnswer cancel() {
        return shop.cancel(id());
    }

    public OrderEventStream events(String lastEventId) {
        return shop.events(id(), lastEventId);
    }

    /** Asks payment-service how the payment stands, as part of the flow {@code correlationId}. */
    public HttpAnswer payment(String correlationId) {
        return shop.payment(id(), correlationId);
    }

    /** The status of its payment, or that of the answer where there is no payment in it. */
    public String paymentStatus() {
        HttpAnswer answer = payment(correlationId());
        return answer.status() == 200 ? answer.text("status") : Integer.toString(answer.status());
    }

    /** Waits until the customer has been told of {@code occasions}, by name; returns what there is to tell. */
    public String awaitTold(String... occasions) throws InterruptedException {
        String wanted = told(occasions);
        stage.await(() -> told().equals(wanted));
        return told();
    }

    /** How {@link #awaitTold} reads when all of them were told. */
    public static String told(String... occasions) {
        return List.of(occasions).stream().sorted().map(one -> one + " SENT").collect(joining(", "));
    }

    public String told() {
        return shop.notifications(id())
                .valueStream()
                .map(one ->
                        one.path("occasion").asText() + " " + one.path("status").asText())
                .sorted()
                .collect(joining(", "));
    }

    /** Its messages, once they include {@code types} and nothing follows. */
    public MessageTrace journey(String types) {
        return stage.journey(id(), types);
    }

    /** Its messages until now. */
    public MessageTrace heard() {
        return stage.heard(id());
    }

    /** What is wrong with its messages; empty where there is nothing. */
    public String faults() {
        MessageTrace journey = heard();
        if (!journey.correlationIds().equals(correlationId())) {
            return id() + " went by the correlation ids " + journey.correlationIds();
        }
        return journey.tree().roots().equals(ROOT)
                ? ""
                : id() + " is the tree " + journey.tree().shape();
    }

    /** What has to hold for every order, with just these types of messages. */
    public List<Check> checks(MessageTrace journey, String types) {
        return List.of(
                Check.equal("messages", types, journey.types()),
                Check.equal("correlation id sent is on all", correlationId(), journey.correlationIds()),
                Check.equal("first cause of all", ROOT, journey.tree().roots()));
    }
}
