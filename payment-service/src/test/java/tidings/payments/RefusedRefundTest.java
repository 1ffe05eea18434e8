package tidings.payments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.payments.PaymentMessages.AMOUNT;
import static tidings.payments.PaymentMessages.collect;
import static tidings.payments.PaymentMessages.messages;
import static tidings.payments.PaymentMessages.refund;
import static tidings.payments.PaymentMessages.send;
import static tidings.payments.PaymentMessages.settleAnother;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply;
import tidings.contract.GetPayment;
import tidings.contract.GetPaymentReply;
import tidings.contract.PaymentRefunded;
import tidings.contract.RefundPaymentReply;
import tidings.contract.RefundRefused;
import tidings.contract.RefundRefusedReply;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;
import tidings.payments.domain.GatewayAnswer;

/** A refund that the provider refuses for good is answered, announced, listed, and resolved by an operator. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RefusedRefundTest {

    @Inject
    GatewayCalls gateway;

    @Inject
    MeterRegistry metrics;

    private final UUID order = UUID.randomUUID();
    private double refusedBefore;

    @BeforeEach
    void requestARefundThatIsRefused() {
        refusedBefore = refused();
        send(collect(order, "pm_card_refundRefused"));
        messages(Topics.ORDERS_REPLIES, order, CollectPaymentReply.class, 1);
        send(refund(order).id("refund-" + order));
        messages(Topics.ORDERS_REPLIES, order, RefundRefusedReply.class, 1);
    }

    @Test
    void it_is_answered_announced_and_counted_and_the_gateway_is_asked_once() {
        assertThat(messages(Topics.ORDERS_REPLIES, order, RefundRefusedReply.class, 1))
                .containsExactly(new RefundRefusedReply(order, AMOUNT, "account_closed"));
        assertThat(header(KafkaProbe.read(Topics.ORDERS_REPLIES, order).get(1), "ce_causationid"))
                .isEqualTo("refund-" + order);
        assertThat(messages(Topics.PAYMENTS_EVENTS, order, RefundRefused.class, 1))
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).isEqualTo("account_closed"));
        assertThat(refused()).isEqualTo(refusedBefore + 1);
        settleAnother(order);
        assertThat(gateway.about(order)).containsExactly("charge", "refund");
    }

    @Test
    void a_query_shows_it() {
        send(MessageBuilder.of(new GetPayment(order)).replyTo(Topics.PAYMENTS_REPLIES));

        GetPaymentReply reply = messages(Topics.PAYMENTS_REPLIES, order, GetPaymentReply.class, 1)
                .get(0);
        assertThat(reply.status()).isEqualTo("REFUND_REFUSED");
        assertThat(reply.reason()).isEqualTo("account_closed");
    }

    @Test
    void a_repeated_request_is_refused_again_without_the_gateway() {
        send(refund(order));

        assertThat(messages(Topics.ORDERS_REPLIES, order, RefundRefusedReply.class, 2))
                .hasSize(2);
        assertThat(gateway.about(order)).containsExactly("charge", "refund");
    }

    @Test
    void an_operator_sees_it_until_the_money_is_returned_by_hand() {
        String own = "find { it.orderId == '" + order + "' }";
        given().get("/refused-refunds")
                .then()
                .statusCode(200)
                .body(own + ".reason", equalTo("account_closed"))
                .body(own + ".amount.amount", equalTo(1999))
                .body(own + ".amount.currency", equalTo("EUR"));

        resolve("settlement", 204);

        assertThat(messages(Topics.ORDERS_REPLIES, order, RefundPaymentReply.class, 1))
                .containsExactly(new RefundPaymentReply(order, RefundPaymentReply.Outcome.REFUNDED, AMOUNT));
        assertThat(header(KafkaProbe.read(Topics.ORDERS_REPLIES, order).get(2), "ce_causationid"))
                .isEqualTo("refund-" + order);
        messages(Topics.PAYMENTS_EVENTS, order, PaymentRefunded.class, 1);
        given().get("/refused-refunds").then().body("orderId", not(hasItem(order.toString())));
        assertThat(gateway.about(order)).containsExactly("charge", "refund");
        resolve("settlement", 404);
        resolve("retry", 404);
    }

    @Test
    void an_operator_has_the_gateway_asked_again() {
        resolve("retry", 204);
        messages(Topics.ORDERS_REPLIES, order, RefundRefusedReply.class, 2);
        given().get("/refused-refunds").then().body("orderId", hasItem(order.toString()));

        gateway.answer(order, new GatewayAnswer.Refunded());
        resolve("retry", 204);

        messages(Topics.ORDERS_REPLIES, order, RefundPaymentReply.class, 1);
        assertThat(gateway.about(order)).isEqualTo(List.of("charge", "refund", "refund", "refund"));
        await().untilAsserted(
                        () -> given().get("/refused-refunds").then().body("orderId", not(hasItem(order.toString()))));
    }

    @Test
    void an_action_names_its_operator() {
        given().post("/refused-refunds/{id}/settlement", order)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tidings:problem:invalid-request"));
        given().get("/refused-refunds").then().body("orderId", hasItem(order.toString()));
    }

    @Test
    void an_order_without_a_refused_refund_cannot_be_resolved() {
        given().header("X-Operator", "alice")
                .post("/refused-refunds/{id}/retry", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:tidings:problem:refused-refund-not-found"));
    }

    private void resolve(String action, int status) {
        given().header("X-Operator", "alice")
                .post("/refused-refunds/{id}/" + action, order)
                .then()
                .statusCode(status);
    }

    private double refused() {
        return metrics.counter("tidings.refunds.refused").count();
    }
}
