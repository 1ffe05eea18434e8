package tidings.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Any order and number of requests and answers: no customer is charged twice, and each requested refund is done or refused. */
class PaymentPropertyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Set<PaymentStatus> WAITING =
            Set.of(PaymentStatus.REQUESTED, PaymentStatus.CANCELLING, PaymentStatus.REFUNDING);

    @Test
    void every_interleaving_charges_at_most_once_and_completes_requested_refunds() {
        for (long seed = 0; seed < 20_000; seed++) {
            new History(new Random(seed)).run().check("seed " + seed);
        }
    }

    /** The history of one payment, from its first message until every request is answered. */
    private static final class History {

        private final Random random;
        private final PaymentRequest request;
        private final GatewayAnswer charge;
        private final GatewayAnswer refund;
        private final List<GatewayAnswer> given = new ArrayList<>();
        private final List<PaymentEvent> happened = new ArrayList<>();
        private @Nullable Payment payment;
        private boolean refundRequested;

        History(Random random) {
            this.random = random;
            this.charge = random.nextInt(4) == 0 ? new GatewayAnswer.Declined("no") : new GatewayAnswer.Charged();
            this.refund = random.nextInt(4) == 0 ? new GatewayAnswer.Refused("no") : new GatewayAnswer.Refunded();
            this.request = new PaymentRequest(
                    new PaymentId(new UUID(0, 1)),
                    new PaidOrderId(new UUID(0, 2)),
                    new PaymentAmount(1999, "EUR"),
                    "pm_card_visa",
                    PaymentFlow.ORCHESTRATED,
                    random.nextInt(8) == 0 ? NOW : null);
        }

        History run() {
            for (int step = random.nextInt(12); step >= 0; step--) {
                switch (random.nextInt(4)) {
                    case 0 -> happens(payment == null ? Payment.request(request, NOW) : payment.requestAgain(request));
                    case 1 -> refund();
                    case 2 -> gatewayAnswers();
                    default -> gatewayRepeatsItself();
                }
            }
            while (payment != null && WAITING.contains(payment.status())) {
                gatewayAnswers();
            }
            return this;
        }

        private void refund() {
            refundRequested = true;
            happens(
                    payment == null
                            ? Payment.cancel(request.id(), request.order(), request.amount())
                            : payment.refund());
        }

        private void gatewayAnswers() {
            if (payment != null && WAITING.contains(payment.status())) {
                given.add(payment.status() == PaymentStatus.REFUNDING ? refund : charge);
                happens(payment.settle(given.get(given.size() - 1)));
            }
        }

        private void gatewayRepeatsItself() {
            if (payment != null && !given.isEmpty()) {
                happens(payment.settle(given.get(random.nextInt(given.size()))));
            }
        }

        private void happens(List<PaymentEvent> events) {
            happened.addAll(events);
            events.forEach(event -> payment = event.payment());
        }

        void check(String seed) {
            long collected = count(PaymentEvent.Collected.class);
            long refunded = count(PaymentEvent.Refunded.class);
            assertThat(collected).as(seed).isBetween(0L, 1L);
            assertThat(refunded).as(seed).isBetween(0L, collected);
            long refused = count(PaymentEvent.RefundRefused.class);
            assertThat(refused).as(seed).isBetween(0L, 1L);
            if (refundRequested) {
                assertThat(refunded + refused).as(seed).isEqualTo(collected);
                assertThat(payment).as(seed).isNotNull().matches(each -> each.status() != PaymentStatus.COLLECTED);
            }
        }

        private long count(Class<? extends PaymentEvent> type) {
            return happened.stream().filter(type::isInstance).count();
        }
    }
}
