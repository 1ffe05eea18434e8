package tidings.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.messaging.testing.KafkaProbe.header;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
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
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.Transactions;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentAmount;
import tidings.payments.domain.PaymentEvent;
import tidings.payments.domain.PaymentFlow;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentRequest;
import tidings.payments.domain.PaymentStatus;

/** Two concurrent changes of a payment: the second sees the first, at every place in a batch. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PaymentConflictTest {

    private static final int BATCH = 5;

    private static final PaymentAmount AMOUNT = new PaymentAmount(1999, "EUR");

    private static final MessageContext REQUEST =
            new MessageContext("a flow", "a request", Topics.ORDERS_REPLIES, null);

    /** The service under test leaves these payments alone. */
    private final Instant claimed = Instant.now().plus(Duration.ofHours(1));

    @Inject
    Payments payments;

    @Inject
    RefundOrder refundOrder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void a_refund_during_the_settlement_of_a_batch_is_not_lost(int position) {
        List<PaidOrderId> orders = Stream.generate(() -> new PaidOrderId(UUID.randomUUID()))
                .limit(BATCH)
                .sorted((one, other) ->
                        one.value().toString().compareTo(other.value().toString()))
                .toList();
        PaidOrderId refunded = orders.get(position);
        Transactions.run(
                REQUEST,
                () -> payments.record(
                        orders.stream().flatMap(PaymentConflictTest::requested).toList(), claimed, () -> {}));

        CompletableFuture<Void> refund = new CompletableFuture<>();
        Transactions.run(REQUEST, () -> payments.findForUpdate(orders)
                .call(() -> Transactions.overlap(
                        refund,
                        REQUEST,
                        () -> refundOrder.refund(new PaymentId(UUID.randomUUID()), refunded, AMOUNT, Instant.now())))
                .chain(found -> payments.record(
                        found.stream()
                                .flatMap(payment -> payment.settle(new GatewayAnswer.Charged()).stream())
                                .toList(),
                        claimed,
                        () -> {})));

        refund.join();
        await().until(() -> status(refunded) == PaymentStatus.REFUNDED);
        await().untilAsserted(() -> assertThat(KafkaProbe.read(Topics.PAYMENTS_EVENTS, refunded.value()))
                .extracting(event -> header(event, "ce_type"))
                .containsExactly("tidings.payment.collected.v1", "tidings.payment.refunded.v1"));
    }

    private static Stream<PaymentEvent> requested(PaidOrderId order) {
        PaymentRequest request = new PaymentRequest(
                new PaymentId(UUID.randomUUID()), order, AMOUNT, "pm_card_slow", PaymentFlow.ORCHESTRATED, null);
        return Payment.request(request, Instant.now()).stream();
    }

    private PaymentStatus status(PaidOrderId order) {
        return Transactions.run(REQUEST, () -> payments.findForUpdate(order))
                .orElseThrow()
                .status();
    }
}
