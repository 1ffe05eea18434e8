package tidings.orders;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static tidings.orders.PaymentServiceStub.TOTAL;
import static tidings.orders.PaymentServiceStub.answer;
import static tidings.orders.PaymentServiceStub.awaitStatus;
import static tidings.orders.PaymentServiceStub.place;
import static tidings.orders.PaymentServiceStub.send;
import static tidings.orders.PaymentServiceStub.types;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.Message;
import tidings.contract.RefundPaymentReply;
import tidings.contract.RefundRefusedReply;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.Tables;

/** A refund that the payment provider refuses shows in the order, until an operator has returned the money. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RefundRefusalTest {

    private static final String REFUND = "tidings.payment.refund.v1";

    @Inject
    Pool pool;

    @Test
    void a_cancelled_order_shows_the_refusal_and_is_cancelled_when_the_money_is_returned() {
        String order = place();
        answer(order, Outcome.COLLECTED, null);
        awaitStatus(order, "CONFIRMED");
        given().post("/orders/{id}/cancellation", order).then().statusCode(202);

        reply(order, new RefundRefusedReply(UUID.fromString(order), TOTAL, "account_closed"));
        reply(order, new RefundRefusedReply(UUID.fromString(order), TOTAL, "account_closed"));

        awaitReason(order, "refund_refused");
        given().get("/orders/{id}", order)
                .then()
                .body("status", equalTo("CANCELLING"))
                .body("history.status", contains("PLACED", "CONFIRMED", "CANCELLING", "CANCELLING"));
        given().post("/orders/{id}/cancellation", order).then().statusCode(202);

        reply(order, refunded(order));

        awaitStatus(order, "CANCELLED");
        await().until(() -> types(Topics.ORDERS_EVENTS, order)
                .equals(List.of(
                        "tidings.order.placed.v1",
                        "tidings.order.confirmed.v1",
                        "tidings.order.cancellation-requested.v1",
                        "tidings.order.refund-refused.v1",
                        "tidings.order.cancelled.v1")));
    }

    @Test
    void an_order_paid_too_late_shows_the_refusal_until_the_money_is_returned() {
        String order = place();
        Tables.run(pool, "update orders set pay_by = now() where id = '" + order + "'");
        awaitStatus(order, "EXPIRED");
        answer(order, Outcome.COLLECTED, null);

        reply(order, new RefundRefusedReply(UUID.fromString(order), TOTAL, "account_closed"));
        awaitReason(order, "paid_too_late_and_refund_refused");

        reply(order, refunded(order));
        awaitReason(order, "paid_too_late_and_refunded");
        given().get("/orders/{id}", order).then().body("status", equalTo("EXPIRED"));
    }

    private static RefundPaymentReply refunded(String order) {
        return new RefundPaymentReply(UUID.fromString(order), RefundPaymentReply.Outcome.REFUNDED, TOTAL);
    }

    private static void awaitReason(String order, String reason) {
        await().until(() -> reason.equals(given().get("/orders/{id}", order).path("reason")));
    }

    /** Replies to the request for the refund, like payment-service. */
    private static void reply(String order, Message message) {
        await().until(() -> types(Topics.PAYMENTS_COMMANDS, order).contains(REFUND));
        ConsumerRecord<byte[], byte[]> command =
                KafkaProbe.read(Topics.PAYMENTS_COMMANDS, order).get(1);
        send(message, command);
    }
}
