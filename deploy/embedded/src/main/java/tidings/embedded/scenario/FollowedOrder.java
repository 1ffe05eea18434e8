package tidings.embedded.scenario;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import tidings.embedded.Check;

/** An order that was placed, as its customer sees it over HTTP, and anyone who listens on Kafka. */
final class FollowedOrder {

    private static final String ROOT = "OrderPlaced";

    private final Stage stage;
    private final Shop shop;
    private final NewOrder order;
    private final Answer placed;

    FollowedOrder(Stage stage, Shop shop, NewOrder order) {
        this.stage = stage;
        this.shop = shop;
        this.order = order;
        this.placed = shop.place(order);
        if (placed.status() / 100 != 2) {
            throw new IllegalStateException("POST /orders was answered with " + placed.status() + " " + placed.body());
        }
    }

    String id() {
        return placed.text("id");
    }

    String correlationId() {
        return order.correlationId();
    }

    /** The one it was placed in. */
    String flow() {
        return order.flow();
    }

    /** The one that the order says it is in. */
    String shownFlow() {
        return view().path("flow").asText("(none)");
    }

    /** What its customer was answered. */
    Answer placed() {
        return placed;
    }

    JsonNode view() {
        return shop.order(id());
    }

    String status() {
        return view().path("status").asText();
    }

    /** Waits until it stands like that, or does not within reasonable time; returns how it stands. */
    String awaitStatus(String wanted) throws InterruptedException {
        stage.await(() -> status().equals(wanted));
        return status();
    }

    Answer cancel() {
        return shop.cancel(id());
    }

    LiveEvents events(String lastEventId) {
        return shop.events(id(), lastEventId);
    }

    /** Asks payment-service how the payment stands, as part of the flow {@code correlationId}. */
    Answer payment(String correlationId) {
        return shop.payment(id(), correlationId);
    }

    /** The status of its payment, or that of the answer where there is no payment in it. */
    String paymentStatus() {
        Answer answer = payment(correlationId());
        return answer.status() == 200 ? answer.text("status") : Integer.toString(answer.status());
    }

    /** Waits until the customer has been told of {@code occasions}, by name; returns what there is to tell. */
    String awaitTold(String... occasions) throws InterruptedException {
        String wanted = told(occasions);
        stage.await(() -> told().equals(wanted));
        return told();
    }

    /** How {@link #awaitTold} reads when all of them were told. */
    static String told(String... occasions) {
        return List.of(occasions).stream().sorted().map(one -> one + " SENT").collect(joining(", "));
    }

    String told() {
        return shop.notifications(id())
                .valueStream()
                .map(one ->
                        one.path("occasion").asText() + " " + one.path("status").asText())
                .sorted()
                .collect(joining(", "));
    }

    /** Its messages, once they include {@code types} and nothing follows. */
    Journey journey(String types) {
        return stage.journey(id(), types);
    }

    /** Its messages until now. */
    Journey heard() {
        return stage.heard(id());
    }

    /** What is wrong with its messages; empty where there is nothing. */
    String faults() {
        Journey journey = heard();
        if (!journey.correlationIds().equals(correlationId())) {
            return id() + " went by the correlation ids " + journey.correlationIds();
        }
        return journey.tree().roots().equals(ROOT)
                ? ""
                : id() + " is the tree " + journey.tree().shape();
    }

    /** What has to hold for every order, with just these types of messages. */
    List<Check> checks(Journey journey, String types) {
        return List.of(
                Check.equal("messages", types, journey.types()),
                Check.equal("correlation id sent is on all", correlationId(), journey.correlationIds()),
                Check.equal("first cause of all", ROOT, journey.tree().roots()));
    }
}
