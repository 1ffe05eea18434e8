package tidings.embedded.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tidings.contract.Occasion;
import tidings.embedded.Check;

/** An order whose payment order-service asks for, and is answered: request and asynchronous response. */
final class OrchestratedOrder implements Scenario {

    private static final String PLACED = "PLACED";
    private static final String SENT = "SENT";
    private static final String LAST = "CustomerNotified";

    private final String name;
    private final String paymentMethod;
    private final String status;
    private final Occasion occasion;
    private final String shape;

    private OrchestratedOrder(String name, String paymentMethod, String status, Occasion occasion, String shape) {
        this.name = name;
        this.paymentMethod = paymentMethod;
        this.status = status;
        this.occasion = occasion;
        this.shape = shape;
    }

    static Scenario paid() {
        return new OrchestratedOrder(
                "an order is paid",
                "pm_card_visa",
                "CONFIRMED",
                Occasion.ORDER_CONFIRMED,
                "OrderPlaced[CollectPayment["
                        + "CollectPaymentReply[OrderConfirmed[NotifyCustomer[CustomerNotified]]] PaymentCollected]]");
    }

    static Scenario declined() {
        return new OrchestratedOrder(
                "a payment is declined",
                "pm_card_chargeDeclinedInsufficientFunds",
                "REJECTED",
                Occasion.ORDER_REJECTED,
                "OrderPlaced[CollectPayment["
                        + "CollectPaymentReply[OrderRejected[NotifyCustomer[CustomerNotified]]] PaymentDeclined]]");
    }

    @Override
    public String style() {
        return "request/async response";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Played play(Stage stage) throws InterruptedException {
        JsonNode placed = stage.shop().place(paymentMethod);
        String id = placed.path("id").asText();
        stage.await(() -> !PLACED.equals(status(stage, id)));
        stage.await(() -> told(stage.shop().notifications(id)).contains(SENT));
        Journey journey = stage.journey(id, message -> message.type().equals(LAST));
        return new Played(
                journey,
                List.of(
                        Check.equal("final status", status, status(stage, id)),
                        Check.equal("messages", types(), journey.types()),
                        Check.equal(
                                "correlation id on all",
                                placed.path("correlationId").asText(),
                                journey.correlationIds()),
                        Check.equal("causes, as one tree", shape, journey.tree().shape()),
                        Check.equal(
                                "customer told",
                                occasion + " " + SENT,
                                told(stage.shop().notifications(id))),
                        Check.equal("dead letters", 0, stage.deadLetters())));
    }

    private static String status(Stage stage, String id) {
        return stage.shop().order(id).path("status").asText();
    }

    private static String told(JsonNode notifications) {
        return notifications.findValuesAsText("occasion").isEmpty()
                ? "nothing"
                : notifications
                        .valueStream()
                        .map(one -> one.path("occasion").asText() + " "
                                + one.path("status").asText())
                        .collect(Collectors.joining(", "));
    }

    /** The types in the expected tree. */
    private String types() {
        return Arrays.stream(shape.split("[\\[\\] ]+")).sorted().collect(Collectors.joining(" "));
    }
}
