package tidings.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Tables;
import tidings.messaging.testing.Transactions;
import tidings.payments.domain.PaidOrderId;

/** Two replicas and a gateway that hangs: no payment is asked for twice at a time. One replica is the service under test. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PaymentClaimTest {

    /** Shorter than four attempts. */
    private static final Duration CLAIM = Duration.ofSeconds(5);

    /** Just below the timeout of the gateway. */
    private static final Duration HANGING = Duration.ofMillis(1400);

    private static final MessageContext REQUEST =
            new MessageContext("a flow", "a request", Topics.ORDERS_REPLIES, null);

    @Inject
    Payments payments;

    @Inject
    PaymentGateway paymentGateway;

    @Inject
    PaymentGatewayGuard guard;

    @Inject
    CircuitBreakerMaintenance circuits;

    @Inject
    GatewayCalls gateway;

    @Inject
    Pool pool;

    private final List<PaidOrderId> orders =
            Stream.generate(() -> new PaidOrderId(UUID.randomUUID())).limit(3).toList();

    @BeforeEach
    void begin_an_outage() {
        circuits.resetAll();
        gateway.slowOutage(HANGING);
    }

    @AfterEach
    void end_it() {
        gateway.outage(false);
        circuits.resetAll();
    }

    @Test
    void a_payment_is_not_asked_for_by_two_replicas_at_a_time() {
        PaymentHandoff handoff = new PaymentHandoff(payments, CLAIM);
        CollectPayments other = new CollectPayments(handoff, paymentGateway, guard);

        Transactions.run(
                REQUEST,
                () -> handoff.record(
                        orders.stream()
                                .flatMap(order -> RequestedPayment.of(order, Instant.now()).stream())
                                .toList(),
                        Instant.now()));
        other.collectNew(result -> Uni.createFrom().voidItem(), () -> {})
                .await()
                .indefinitely();

        // The service under test claims them when the claim of the other replica ends, and asks twice.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Tables.count(
                                pool,
                                "payment where due_at > now() + interval '10 s'" + " and correlation_id = 'a flow'")
                        >= orders.size());
        int before = calls();
        await().atMost(Duration.ofSeconds(30)).until(() -> calls() >= before + 2 * orders.size());

        assertThat(gateway.askedConcurrently()).doesNotContainAnyElementsOf(orders);
    }

    private int calls() {
        return orders.stream()
                .mapToInt(order -> gateway.about(order.value()).size())
                .sum();
    }
}
