package tidings.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.payments.PaymentMessages.AMOUNT;
import static tidings.payments.PaymentMessages.message;
import static tidings.payments.PaymentMessages.only;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.RefundPaymentReply;
import tidings.contract.Topics;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Transactions;
import tidings.payments.Payments.Claim;
import tidings.payments.domain.PaidOrderId;

/** The hand-off of a payment in memory, and the claim of payments that memory has lost. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PaymentHandoffFlowTest {

    @Inject
    Pool pool;

    @Inject
    GatewayCalls gateway;

    @Inject
    Payments payments;

    private final UUID order = UUID.randomUUID();

    @Test
    void a_new_payment_is_collected_at_once_before_it_is_due() {
        OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC);
        PaymentMessages.send(PaymentMessages.collect(order, "pm_card_visa"));
        only(Topics.ORDERS_REPLIES, order);

        OffsetDateTime due = pool.preparedQuery("select due_at from payment where order_id = $1")
                .execute(Tuple.of(order))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getOffsetDateTime(0);
        assertThat(due).isAfter(before.plus(Duration.ofSeconds(29)));
        assertThat(OffsetDateTime.now(ZoneOffset.UTC)).isBefore(due);
    }

    /** What is asked about a commit without an answer. */
    @Test
    void only_a_claim_that_was_committed_is_stored() {
        Instant until = Instant.now().plusSeconds(30).truncatedTo(ChronoUnit.MICROS);
        PaidOrderId paid = new PaidOrderId(order);
        Transactions.run(
                new MessageContext("flow", "request", null, null),
                () -> payments.record(RequestedPayment.of(paid, Instant.now()), until, () -> {}));

        assertThat(payments.stored(List.of(
                                new Claim(paid, until),
                                new Claim(paid, until.plusMillis(1)),
                                new Claim(new PaidOrderId(UUID.randomUUID()), until)))
                        .await()
                        .indefinitely())
                .containsExactly(new Claim(paid, until));
    }

    @Test
    void a_payment_that_a_crash_left_is_collected_and_answered() {
        pool.preparedQuery("""
                        insert into payment (order_id, version, payment_id, amount, currency, method, status, due_at,
                            correlation_id, request_id, reply_to)
                        values ($1, 0, $2, 1999, 'EUR', 'pm_card_visa', 'REQUESTED', now(), 'flow', 'request', $3)""")
                .execute(Tuple.of(order, UUID.randomUUID(), Topics.ORDERS_REPLIES))
                .await()
                .indefinitely();

        ConsumerRecord<byte[], byte[]> reply = only(Topics.ORDERS_REPLIES, order);
        assertThat(header(reply, "ce_causationid")).isEqualTo("request");
        assertThat(header(reply, "ce_correlationid")).isEqualTo("flow");
    }

    @Test
    void a_refund_that_a_crash_left_is_done_and_answered() {
        pool.preparedQuery("""
                        insert into payment (order_id, version, payment_id, amount, currency, method, status, due_at,
                            correlation_id, refund_correlation_id, refund_request_id, refund_reply_to)
                        values ($1, 0, $2, 1999, 'EUR', 'pm_card_visa', 'REFUNDING', now(), 'flow', 'flow', 'refund', $3)""")
                .execute(Tuple.of(order, UUID.randomUUID(), Topics.ORDERS_REPLIES))
                .await()
                .indefinitely();

        RefundPaymentReply reply = (RefundPaymentReply) message(only(Topics.ORDERS_REPLIES, order));
        assertThat(reply.outcome()).isEqualTo(RefundPaymentReply.Outcome.REFUNDED);
        assertThat(reply.amount()).isEqualTo(AMOUNT);
        assertThat(gateway.about(order)).containsExactly("refund");
    }
}
