package tidings.orders;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.orders.PaymentServiceStub.awaitStatus;
import static tidings.orders.PaymentServiceStub.types;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.contract.Topics;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Transactions;
import tidings.orders.domain.OrderId;

/** Concurrent changes of one order: the second sees the first, at each position of a batch. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OrderConflictTest {

    private static final int BATCH = 5;

    @Inject
    Orders orders;

    @Inject
    ConfirmOrder confirmOrder;

    @Inject
    CancelOrder cancelOrder;

    private final MessageContext reply = new MessageContext(UUID.randomUUID().toString(), "a reply", null, null);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void a_cancellation_during_the_confirmation_of_a_batch_takes_effect(int position) {
        List<OrderId> ids = Stream.generate(this::place)
                .limit(BATCH)
                .sorted()
                .map(id -> new OrderId(UUID.fromString(id)))
                .toList();
        OrderId cancelled = ids.get(position);
        CompletableFuture<Void> cancellation = new CompletableFuture<>();

        Transactions.run(reply, () -> orders.prefetch(ids)
                .call(() -> Transactions.overlap(
                        cancellation,
                        MessageContext.startNew(reply.correlationId(), null),
                        () -> cancelOrder.cancel(cancelled, Instant.now())))
                .chain(() -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(
                                id -> confirmOrder.confirm(id, reply.correlationId(), Instant.now()))
                        .onItem()
                        .ignoreAsUni()));

        cancellation.join();
        awaitStatus(cancelled.value().toString(), "CANCELLING");
        await().untilAsserted(() -> assertThat(
                        types(Topics.ORDERS_EVENTS, cancelled.value().toString()))
                .containsExactly(
                        "tidings.order.placed.v1",
                        "tidings.order.confirmed.v1",
                        "tidings.order.cancellation-requested.v1"));
    }

    private String place() {
        return given().contentType("application/json")
                .header("X-Correlation-Id", reply.correlationId())
                .body("""
                        {"customerId": "%s", "paymentMethod": "pm_card_visa",
                         "lines": [{"sku": "book", "quantity": 1, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".formatted(UUID.randomUUID()))
                .post("/orders")
                .path("id");
    }
}
