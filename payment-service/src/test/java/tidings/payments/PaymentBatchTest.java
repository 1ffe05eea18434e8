package tidings.payments;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.payments.PaymentMessages.collect;
import static tidings.payments.PaymentMessages.only;
import static tidings.payments.PaymentMessages.send;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.Tables;
import tidings.payments.domain.GatewayAnswer;

/** A payment that is slow, or cannot be recorded or read, does not affect the others of its batch. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PaymentBatchTest {

    /** PostgreSQL stores no text with this character. */
    private static final String NUL = "\0";

    private static final String FAILED = "tidings.payments.failed";

    @Inject
    Pool pool;

    @Inject
    GatewayCalls gateway;

    @Inject
    MeterRegistry metrics;

    private final UUID bad = UUID.randomUUID();
    private final List<UUID> good = Stream.generate(UUID::randomUUID).limit(3).toList();

    @AfterEach
    void delete() {
        Tables.run(pool, "delete from payment where order_id = '" + bad + "'");
    }

    @Test
    void a_slow_answer_delays_no_other() {
        CompletableFuture<GatewayAnswer> slow = gateway.hold(bad);
        send(collect(bad, "pm_card_visa"));
        good.forEach(order -> send(collect(order, "pm_card_visa")));

        assertThat(good).allSatisfy(order -> only(Topics.ORDERS_REPLIES, order));
        assertThat(KafkaProbe.read(Topics.ORDERS_REPLIES, bad)).isEmpty();

        slow.complete(new GatewayAnswer.Charged());
        only(Topics.ORDERS_REPLIES, bad);
    }

    @Test
    void an_answer_that_cannot_be_recorded_holds_up_no_other() {
        double before = failed("settle");
        gateway.answer(bad, new GatewayAnswer.Declined(NUL));

        send(collect(bad, "pm_card_visa"));
        await().until(() -> gateway.about(bad).contains("charge"));
        good.forEach(order -> send(collect(order, "pm_card_visa")));

        assertThat(good).allSatisfy(order -> only(Topics.ORDERS_REPLIES, order));
        await().until(() -> failed("settle") == before + 1);
        assertThat(gateway.about(bad)).as("asked again when its claim ends").hasSize(1);
        assertThat(Tables.count(
                        pool, "payment where status = 'REQUESTED' and due_at > now() and order_id = '" + bad + "'"))
                .isOne();
    }

    @Test
    void a_due_payment_that_cannot_be_read_holds_up_no_other() {
        double before = failed("read");
        Tables.run(
                pool,
                """
                insert into payment (order_id, version, payment_id, amount, currency, method, flow, status, due_at,
                    correlation_id, request_id, reply_to)
                values\s"""
                        + Stream.concat(
                                        Stream.of(row(bad, "BARTERED")),
                                        good.stream().map(each -> row(each, "ORCHESTRATED")))
                                .collect(joining(", ")));

        assertThat(good).allSatisfy(order -> only(Topics.ORDERS_REPLIES, order));
        await().until(() -> failed("read") == before + 1);
        assertThat(gateway.about(bad)).isEmpty();
    }

    private double failed(String step) {
        return metrics.counter(FAILED, "step", step).count();
    }

    private static String row(UUID order, String flow) {
        return "('%s', 0, '%s', 1999, 'EUR', 'pm_card_visa', '%s', 'REQUESTED', now(), 'flow', 'request', '%s')"
                .formatted(order, UUID.randomUUID(), flow, Topics.ORDERS_REPLIES);
    }
}
