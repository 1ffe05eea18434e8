package tidings.orders;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static tidings.orders.PaymentServiceStub.TOTAL;
import static tidings.orders.PaymentServiceStub.first;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.GetPaymentReply;
import tidings.contract.Topics;
import tidings.embedded.openapi.OpenApiDocument;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Transactions;
import tidings.orders.domain.CustomerId;
import tidings.orders.domain.Money;
import tidings.orders.domain.OrderFlow;
import tidings.orders.domain.OrderId;
import tidings.orders.domain.OrderLine;
import tidings.orders.domain.OrderLines;

/** The OpenAPI document promises what the service does: each example of the document is sent to the service. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OrderApiTest {

    private static final MessageContext FLOW = MessageContext.startNew("my-first-order", null);
    private static final String IDS = "0192f3c4-0000-4000-8000-0000000000";
    private static final String CUSTOMERS = "5f0c1d2e-0000-4000-8000-0000000000";

    @Inject
    PlaceOrder placeOrder;

    @Inject
    ConfirmOrder confirmOrder;

    @Inject
    RejectOrder rejectOrder;

    @TestHTTPResource
    URI service;

    /** The replies of payment-service, each sent when the message that it answers is there. */
    private final List<CompletableFuture<Void>> replies = new ArrayList<>();

    @Test
    void each_example_is_answered_as_documented() {
        OpenApiDocument document = OpenApiDocument.of(service);
        prepare();

        assertThat(document.replay(service)).isEmpty();
        replies.forEach(CompletableFuture::join);
    }

    @Test
    void each_operation_has_an_example_of_its_success() {
        assertThat(OpenApiDocument.of(service).operationsWithoutSuccess()).isEmpty();
    }

    /** What the examples take for granted: orders in each status, and a payment-service that answers. */
    private void prepare() {
        OrderId rejected = place("03");
        Transactions.run(
                FLOW, () -> rejectOrder.reject(rejected, FLOW.correlationId(), "card_declined", Instant.now()));
        confirm(place("02"));
        confirm(place("01"));
        given().header("Idempotency-Key", "cart-4712")
                .contentType("application/json")
                .body(PaymentServiceStub.VISA.replace("c0a80101-1111-4222-8333-444455556666", CUSTOMERS + "01"))
                .post("/orders")
                .then()
                .statusCode(202);
        replies.add(runAsync(() ->
                PaymentServiceStub.answer(PaymentServiceStub.awaitOrderOf(CUSTOMERS + "02"), Outcome.COLLECTED, null)));
        answer(new GetPaymentReply(id("21"), GetPaymentReply.Outcome.FOUND, id("31"), "COLLECTED", TOTAL, null));
        answer(GetPaymentReply.unknown(id("22")));
        answer(GetPaymentReply.failed(id("23"), "the database is away"));
    }

    private OrderId place(String number) {
        OrderId id = new OrderId(id(number));
        Transactions.run(
                FLOW,
                () -> placeOrder.place(new PlaceOrderCommand(
                        id,
                        new CustomerId(UUID.fromString(CUSTOMERS + "03")),
                        "pm_card_visa",
                        OrderLines.of(List.of(new OrderLine("teapot", 1, new Money(1999, "EUR")))),
                        OrderFlow.ORCHESTRATED,
                        Instant.now(),
                        Optional.empty(),
                        FLOW)));
        return id;
    }

    private void confirm(OrderId order) {
        Transactions.run(FLOW, () -> confirmOrder.confirm(order, FLOW.correlationId(), Instant.now()));
    }

    private void answer(GetPaymentReply reply) {
        replies.add(runAsync(() -> PaymentServiceStub.send(
                reply, first(Topics.PAYMENTS_QUERIES, reply.orderId().toString()))));
    }

    private static UUID id(String number) {
        return UUID.fromString(IDS + number);
    }
}
