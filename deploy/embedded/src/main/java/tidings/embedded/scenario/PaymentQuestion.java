package tidings.embedded.scenario;

import java.util.UUID;
import tidings.embedded.Check;

/** {@code GET /orders/{id}/payment} asks payment-service over Kafka, and holds the line until it has the answer. */
final class PaymentQuestion implements Scenario {

    private static final String SHAPE = "GetPayment[GetPaymentReply]";

    @Override
    public String style() {
        return "request/sync response";
    }

    @Override
    public String name() {
        return "a payment is asked for, and is found or not";
    }

    @Override
    public Played play(Stage stage) throws InterruptedException {
        FollowedOrder order = stage.place(NewOrder.orchestrated(NewOrder.GOOD_CARD));
        order.awaitStatus("CONFIRMED");
        String question = "question-" + UUID.randomUUID();
        Answer found = order.payment(question);
        Answer missing = stage.shop().payment(UUID.randomUUID().toString(), "question-" + UUID.randomUUID());
        String types = Shape.types(Shape.orchestrated("PaymentCollected", Shape.CONFIRMED));
        Journey whole = order.journey(types);
        Journey asked = stage.flow(question, Shape.types(SHAPE));
        return Played.of(
                asked,
                order.checks(whole, types),
                Check.equal("question and answer, one tree", SHAPE, asked.tree().shape()),
                Check.equal("kinds", "query reply", asked.kinds()),
                Check.equal("its payment", "200 COLLECTED", found.status() + " " + found.text("status")),
                Check.equal("of the order", order.id(), found.text("orderId")),
                Check.equal(
                        "of an order that nobody knows",
                        "404 application/problem+json",
                        missing.status() + " " + missing.mediaType()));
    }
}
